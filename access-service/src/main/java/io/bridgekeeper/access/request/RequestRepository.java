package io.bridgekeeper.access.request;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.ColumnMapper;
import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Requests and what others said to them. */
@ApplicationScoped
class RequestRepository {

    private static final String COLUMNS = ColumnMapper.columns(RequestRow.class, "r");

    /** Any number, the same for all: under it the links that a decision rests on do not change. */
    private static final long DECIDING = 5_001_847_001L;

    /** Until commit nobody else decides: two who agree to each other's requests at once would both see no link. */
    Uni<Void> decideAlone(Mutiny.Session session) {
        return session.createNativeQuery("select cast(pg_advisory_xact_lock(:key) as text)", String.class)
                .setParameter("key", DECIDING)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    Uni<Optional<AccessRequest>> find(Mutiny.Session session, UUID requestId, boolean locked) {
        Uni<RequestRow> row = locked
                ? session.find(RequestRow.class, requestId, LockModeType.PESSIMISTIC_WRITE)
                : session.find(RequestRow.class, requestId);
        return row.chain(found -> found == null
                ? Uni.createFrom().item(Optional.empty())
                : approvals(session, Set.of(requestId))
                        .map(approvals -> Optional.of(found.toRequest(approvals.getOrDefault(requestId, List.of())))));
    }

    /**
     * Up to one more than asked for, the newest first.
     *
     * @param personId whose, and those for systems that this person owns; null for everybody's
     * @param state    null for any
     */
    Uni<List<AccessRequest>> list(Mutiny.Session session, String personId, String state, Slice slice) {
        var query = session.createNativeQuery(
                        "select " + COLUMNS + " from access_request r where (r.asked_at, r.request_id) < (:at, :id)"
                                + (personId == null
                                        ? ""
                                        : " and (r.person_id = :personId or r.system_id in"
                                                + " (select o.system_id from system_owner o where o.person_id = :personId))")
                                + (state == null ? "" : " and r.state = :state")
                                + " order by r.asked_at desc, r.request_id desc",
                        RequestRow.class)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id());
        if (personId != null) {
            query.setParameter("personId", personId);
        }
        if (state != null) {
            query.setParameter("state", state);
        }
        return query.setMaxResults(slice.sought())
                .getResultList()
                .chain(rows -> approvals(
                                session, rows.stream().map(row -> row.requestId).collect(Collectors.toSet()))
                        .map(approvals -> rows.stream()
                                .map(row -> row.toRequest(approvals.getOrDefault(row.requestId, List.of())))
                                .toList()));
    }

    /** One that is due to expire, locked; one that another replica has is passed over. */
    Uni<Optional<AccessRequest>> due(Mutiny.Session session, Instant now) {
        return session.createSelectionQuery(
                        "from RequestRow where state = 'pending' and decideBy <= :now order by decideBy",
                        RequestRow.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> found.toRequest(List.of())));
    }

    /** Who agreed to whose request, of all others that are pending or whose access lasts. */
    Uni<Set<Link>> links(Mutiny.Session session, UUID except, Instant now) {
        return session.createSelectionQuery(
                        "from RequestRow where state in ('pending', 'approved') and lastsUntil > :now"
                                + " and requestId <> :except",
                        RequestRow.class)
                .setParameter("now", now)
                .setParameter("except", except)
                .getResultList()
                .chain(rows -> approvals(
                                session, rows.stream().map(row -> row.requestId).collect(Collectors.toSet()))
                        .map(approvals -> rows.stream()
                                .flatMap(row -> approvals.getOrDefault(row.requestId, List.of()).stream()
                                        .map(approval -> new Link(new Who(row.personId, row.personKey), approval.by())))
                                .collect(Collectors.toSet())));
    }

    Uni<Void> add(Mutiny.Session session, AccessRequest request) {
        return session.persist(new RequestRow(request));
    }

    /** What {@link #find} gave in this session, after a decision. */
    Uni<Void> save(Mutiny.Session session, AccessRequest request) {
        return session.find(RequestRow.class, request.requestId())
                .invoke(row -> row.become(request.state()))
                .chain(() -> InTurnFlow.each(request.approvals(), approval -> agreed(session, request, approval)));
    }

    private static Uni<Void> agreed(Mutiny.Session session, AccessRequest request, Approval approval) {
        return session.find(
                        ApprovalRow.class,
                        new ApprovalRow.Key(request.requestId(), approval.by().personId()))
                .chain(row -> row == null
                        ? session.persist(new ApprovalRow(request.requestId(), approval))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Map<UUID, List<Approval>>> approvals(Mutiny.Session session, Collection<UUID> requestIds) {
        if (requestIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createSelectionQuery(
                        "from ApprovalRow where requestId in :requestIds order by approvedAt, personId",
                        ApprovalRow.class)
                .setParameter("requestIds", requestIds)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.requestId,
                                Collectors.mapping(ApprovalRow::toApproval, Collectors.toList()))));
    }
}
