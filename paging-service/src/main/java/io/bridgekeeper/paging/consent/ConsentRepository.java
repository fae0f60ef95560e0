package io.bridgekeeper.paging.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people said when asked whether they may be called. */
@ApplicationScoped
public class ConsentRepository {

    /** What is over for longer says nothing any more. */
    private static final Duration REMEMBERED = Duration.ofDays(366);

    /** Of the advisory locks that stand for people's answers; its value only has to differ from other locks'. */
    private static final int ANSWER_LOCKS = 0x416e7377;

    /** Keeps everybody else from answering for this person until the transaction ends. */
    Uni<Void> lockPerson(Mutiny.Session session, String personId) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(:locks, hashtext(:person))", Integer.class)
                .setParameter("locks", ANSWER_LOCKS)
                .setParameter("person", personId)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** All that these people answered, also what has lapsed, the last year's. One statement: it runs for every page. */
    public Uni<List<Answer>> of(Mutiny.Session session, Collection<String> people, Instant now) {
        if (people.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return answers(session.createQuery(
                        "from ConsentRow c where c.personId in :people"
                                + " and (c.untilAt > :since or c.declineReason is not null)"
                                + " order by c.personId, c.answeredAt, c.id",
                        ConsentRow.class)
                .setParameter("people", people)
                .setParameter("since", now.minus(REMEMBERED)));
    }

    /** What everybody answered in the last year. */
    Uni<List<Answer>> all(Mutiny.Session session, Instant now) {
        return answers(session.createQuery(
                        "from ConsentRow c where c.untilAt > :since or c.declineReason is not null"
                                + " order by c.personId, c.answeredAt, c.id",
                        ConsentRow.class)
                .setParameter("since", now.minus(REMEMBERED)));
    }

    /** Another text where there are other answers than at the time of that text. */
    Uni<String> mark(Mutiny.Session session) {
        return session.createQuery("select count(c), max(c.answeredAt) from ConsentRow c", Object[].class)
                .getSingleResult()
                .map(Arrays::toString);
    }

    /**
     * Agreements in force that may cover what is asked, of whomever.
     *
     * @param systemId  empty where there is none
     * @param rotations those that count
     */
    public Uni<List<Answer>> beside(
            Mutiny.Session session, Optional<String> systemId, Set<String> rotations, boolean fallback, Instant now) {
        return answers(session.createQuery(
                        "from ConsentRow c where c.declineReason is null and c.untilAt > :now and c.fromAt <= :now"
                                + " and (c.scopeKind = 'systems' and locate(:system, c.scopeIds) > 0"
                                + " or c.scopeKind = 'rotation' and trim(c.scopeIds) in :rotations"
                                + " or c.scopeKind = 'fallback' and :fallback = true)"
                                + " order by c.personId, c.answeredAt, c.id",
                        ConsentRow.class)
                .setParameter("now", now)
                // No id is blank, so nothing is found where there is none.
                .setParameter("system", ConsentMapper.needle(systemId.orElse(" ")))
                .setParameter("rotations", rotations.isEmpty() ? Set.of("") : rotations)
                .setParameter("fallback", fallback));
    }

    Uni<Optional<Consent>> find(Mutiny.Session session, UUID id, String personId) {
        return session.find(ConsentRow.class, id)
                .map(row -> Optional.ofNullable(row)
                        .map(ConsentMapper::answer)
                        .filter(answer -> answer.personId().equals(personId))
                        .filter(Consent.class::isInstance)
                        .map(Consent.class::cast));
    }

    /** Keeps an answer in the place of the one of the same id; two at once end as one of them. */
    Uni<Void> keep(Mutiny.Session session, Answer answer) {
        ConsentRow row = ConsentMapper.row(answer);
        return session.createNativeQuery("""
                        insert into consent (id, person_id, scope_kind, scope_ids, zone, hours, channels, from_at, until_at,
                            answered_at, ask_at, asked_at, withdrawn, decline_reason)
                        values (:id, :personId, :scopeKind, :scopeIds, :zone, :hours, :channels, :fromAt, :untilAt,
                            :answeredAt, :askAt, :askedAt, :withdrawn, :declineReason)
                        on conflict (id) do update set scope_kind = excluded.scope_kind, scope_ids = excluded.scope_ids,
                            zone = excluded.zone, hours = excluded.hours, channels = excluded.channels,
                            from_at = excluded.from_at, until_at = excluded.until_at,
                            answered_at = excluded.answered_at, ask_at = excluded.ask_at, asked_at = excluded.asked_at,
                            withdrawn = excluded.withdrawn, decline_reason = excluded.decline_reason
                        where consent.person_id = excluded.person_id""")
                .setParameter("id", row.id)
                .setParameter("personId", row.personId)
                .setParameter("scopeKind", row.scopeKind)
                .setParameter("scopeIds", row.scopeIds)
                .setParameter("zone", row.zone)
                .setParameter("hours", row.hours)
                .setParameter("channels", row.channels)
                .setParameter("fromAt", row.fromAt)
                .setParameter("untilAt", row.untilAt)
                .setParameter("answeredAt", row.answeredAt)
                .setParameter("askAt", row.askAt)
                .setParameter("askedAt", row.askedAt)
                .setParameter("withdrawn", row.withdrawn)
                .setParameter("declineReason", row.declineReason)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> remove(Mutiny.Session session, UUID id) {
        return session.createMutationQuery("delete ConsentRow c where c.id = :id")
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Agreements that may have to be renewed, each kept from other replicas until the transaction ends. */
    Uni<List<Consent>> claimToAsk(Mutiny.Session session, Instant now, int limit) {
        return session.createQuery("from ConsentRow c where c.askAt <= :now order by c.askAt", ConsentRow.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> (Consent) ConsentMapper.answer(row))
                        .toList());
    }

    /** @param asked empty where it needed no renewal */
    Uni<Void> asked(Mutiny.Session session, UUID id, Optional<Instant> asked) {
        return session.find(ConsentRow.class, id)
                .invoke(row -> {
                    row.askAt = null;
                    row.askedAt = asked.orElse(null);
                })
                .replaceWithVoid();
    }

    private static Uni<List<Answer>> answers(Mutiny.SelectionQuery<ConsentRow> query) {
        return query.getResultList()
                .map(rows -> rows.stream().map(ConsentMapper::answer).toList());
    }
}
