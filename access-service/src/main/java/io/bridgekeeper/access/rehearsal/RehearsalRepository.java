package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.outbox.ColumnMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Who is rehearsed when, and what came of it. Whoever holds the claim of the round is the only one who writes of people;
 * wishes are only added by others.
 */
@ApplicationScoped
class RehearsalRepository {

    private static final String COLUMNS = ColumnMapper.columns(RehearsalRow.class, "r");

    private static final int MOST_WISHES = 200;

    /** The round, locked until commit, where nobody has claimed it and it may begin; null where not. */
    Uni<RoundRow> free(Mutiny.Session session, Instant now) {
        return session.createSelectionQuery(
                        "from RoundRow where (claimedUntil is null or claimedUntil <= :now) and notBefore <= :now",
                        RoundRow.class)
                .setParameter("now", now)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getSingleResultOrNull();
    }

    /** Whether the claim still stands; locks the round until commit. */
    Uni<Boolean> hold(Mutiny.Session session, UUID claimId) {
        return session.find(RoundRow.class, RoundRow.ONLY, LockModeType.PESSIMISTIC_WRITE)
                .map(round -> claimId.equals(round.claimId));
    }

    /** Gives the claim up, where it still stands. */
    Uni<Void> release(Mutiny.Session session, UUID claimId, Consumer<RoundRow> outcome) {
        return session.find(RoundRow.class, RoundRow.ONLY, LockModeType.PESSIMISTIC_WRITE)
                .invoke(round -> {
                    if (claimId.equals(round.claimId)) {
                        round.claimId = null;
                        round.claimedUntil = null;
                        outcome.accept(round);
                    }
                })
                .replaceWithVoid();
    }

    /** Takes some that are due. */
    Uni<List<WishRow>> takeWishes(Mutiny.Session session, Instant now) {
        return session.createSelectionQuery("from WishRow where dueAt <= :now order by dueAt", WishRow.class)
                .setParameter("now", now)
                .setMaxResults(MOST_WISHES)
                .getResultList()
                .chain(wishes -> wishes.isEmpty()
                        ? Uni.createFrom().item(wishes)
                        : session.createMutationQuery("delete from WishRow where wishId in :ids")
                                .setParameter(
                                        "ids",
                                        wishes.stream().map(wish -> wish.wishId).toList())
                                .executeUpdate()
                                .replaceWith(wishes));
    }

    Uni<List<RehearsalRow>> ofSystems(Mutiny.Session session, Collection<String> systemIds) {
        return systemIds.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery("from RehearsalRow where systemId in :systemIds", RehearsalRow.class)
                        .setParameter("systemIds", systemIds)
                        .getResultList();
    }

    /** Those that are due the longest first. */
    Uni<List<RehearsalRow>> due(Mutiny.Session session, Instant now, int atMost) {
        return session.createSelectionQuery(
                        "from RehearsalRow where dueAt <= :now order by dueAt, personId, systemId", RehearsalRow.class)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }

    Uni<RehearsalRow> find(Mutiny.Session session, String personId, String systemId) {
        return session.find(RehearsalRow.class, new RehearsalRow.Key(personId, systemId));
    }

    /** The kinds of reasons of everybody who is not ready, each person's with spaces between them. */
    Uni<List<String>> notReady(Mutiny.Session session) {
        return session.createSelectionQuery("select kinds from RehearsalRow where state = 'not-ready'", String.class)
                .getResultList();
    }

    /**
     * Of those who can be called.
     *
     * @param visibleTo whose, and those for systems that this person owns; null for everybody's
     * @param personId  null for any
     * @param systemId  null for any
     * @param ready     null for any, and those of whom nothing is known yet
     */
    Uni<List<RehearsalRow>> list(
            Mutiny.Session session, String visibleTo, String personId, String systemId, Boolean ready, int atMost) {
        var query = session.createNativeQuery(
                "select " + COLUMNS + " from rehearsal r where r.state is distinct from 'not-covered'"
                        + (visibleTo == null
                                ? ""
                                : " and (r.person_id = :visibleTo or r.system_id in"
                                        + " (select o.system_id from system_owner o where o.person_id = :visibleTo))")
                        + (personId == null ? "" : " and r.person_id = :personId")
                        + (systemId == null ? "" : " and r.system_id = :systemId")
                        + (ready == null ? "" : " and coalesce(r.state, '') = :state")
                        + " order by coalesce(r.state, '') <> 'not-ready', r.starts_at, r.person_id, r.system_id",
                RehearsalRow.class);
        if (visibleTo != null) {
            query.setParameter("visibleTo", visibleTo);
        }
        if (personId != null) {
            query.setParameter("personId", personId);
        }
        if (systemId != null) {
            query.setParameter("systemId", systemId);
        }
        if (ready != null) {
            query.setParameter("state", ready ? "ready" : "not-ready");
        }
        return query.setMaxResults(atMost).getResultList();
    }
}
