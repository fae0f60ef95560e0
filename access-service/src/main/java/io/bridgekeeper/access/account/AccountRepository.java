package io.bridgekeeper.access.account;

import io.bridgekeeper.access.account.Verdict.Change;
import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The people of the catalog, and when to ask about them.
 *
 * <p>Whoever writes of a person locks the one row of the check first: then nobody is overlooked by a check that begins
 * meanwhile, and no two wait for each other.
 */
@ApplicationScoped
class AccountRepository {

    private static final String UPSERT = """
            insert into person (person_id, retired, published_at) values (:personId, :retired, :publishedAt)
            on conflict (person_id) do update
               set retired = excluded.retired, published_at = excluded.published_at
             where person.published_at <= excluded.published_at
            """;

    /** Takes what the catalog tells of a person, who is asked about then or earlier. Older news is dropped. */
    Uni<Void> publish(Mutiny.Session session, String personId, boolean retired, Instant publishedAt, Instant checkAt) {
        return session.createMutationQuery("update AccountCheckRow set dueAt = least(dueAt, :checkAt)")
                .setParameter("checkAt", checkAt)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(UPSERT)
                        .setParameter("personId", personId)
                        .setParameter("retired", retired)
                        .setParameter("publishedAt", publishedAt)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Claims the check where it is due, or where whoever claimed it died.
     *
     * @param next when it is due after this one, unless somebody wants it earlier meanwhile
     * @return false when there is nothing to do
     */
    Uni<Boolean> claim(Mutiny.Session session, UUID claimId, Instant now, Instant next, Instant until) {
        return session.createSelectionQuery(
                        "from AccountCheckRow where (dueAt <= :now and claimedUntil is null) or claimedUntil <= :now",
                        AccountCheckRow.class)
                .setParameter("now", now)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getSingleResultOrNull()
                .map(check -> {
                    if (check == null) {
                        return false;
                    }
                    check.dueAt = next;
                    check.claimId = claimId;
                    check.claimedUntil = until;
                    return true;
                });
    }

    /** All of the catalog as it is now. */
    Uni<List<Person>> people(Mutiny.Session session) {
        return session.createSelectionQuery("from PersonRow where not retired order by personId", PersonRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(PersonRow::toPerson).toList());
    }

    /**
     * Ends a claim, with what came of it.
     *
     * @return false when it took too long and another has claimed the check since: nothing may be recorded then
     */
    Uni<Boolean> believe(Mutiny.Session session, UUID claimId, List<Change> changes, Instant now) {
        return release(session, claimId, check -> check.believedAt = now)
                .chain(held -> InTurnFlow.each(
                                held ? changes : List.<Change>of(),
                                change -> session.find(PersonRow.class, change.personId())
                                        .invoke(row -> {
                                            row.account = change.after().slug();
                                            row.changedAt = now;
                                        }))
                        .replaceWith(held));
    }

    /** Ends a claim without an answer. */
    Uni<Boolean> giveUp(Mutiny.Session session, UUID claimId, Instant retryAt) {
        return release(session, claimId, check -> {
            if (retryAt.isBefore(check.dueAt)) {
                check.dueAt = retryAt;
            }
        });
    }

    private static Uni<Boolean> release(Mutiny.Session session, UUID claimId, Consumer<AccountCheckRow> outcome) {
        return session.find(AccountCheckRow.class, AccountCheckRow.ONLY, LockModeType.PESSIMISTIC_WRITE)
                .map(check -> {
                    if (!claimId.equals(check.claimId)) {
                        return false;
                    }
                    check.claimId = null;
                    check.claimedUntil = null;
                    outcome.accept(check);
                    return true;
                });
    }
}
