package io.bridgekeeper.access.membership;

import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which memberships are due to be looked at, and who is looking. */
@ApplicationScoped
public class MembershipRepository {

    private static final String MAKE_DUE = """
            insert into membership (person_id, target, due_at, tries)
            values (:personId, :target, :dueAt, 0)
            on conflict (person_id, target) do update
               set due_at = least(coalesce(membership.due_at, excluded.due_at), excluded.due_at)
            """;

    /** To be looked at then, or earlier where that is known already. Locks the rows, in their order, until commit. */
    public Uni<Void> makeDue(Mutiny.Session session, Collection<Membership> memberships, Instant dueAt) {
        return InTurnFlow.each(
                memberships.stream().sorted().distinct().toList(),
                membership -> session.createNativeQuery(MAKE_DUE)
                        .setParameter("personId", membership.personId())
                        .setParameter("target", membership.target().text())
                        .setParameter("dueAt", dueAt)
                        .executeUpdate());
    }

    /** Claims the membership that has been due the longest and that nobody has claimed. */
    public Uni<Optional<Claim>> claim(Mutiny.Session session, UUID claimId, Instant now, Instant until) {
        return session.createSelectionQuery(
                        "from MembershipRow where dueAt <= :now and (claimedUntil is null or claimedUntil <= :now)"
                                + " order by dueAt",
                        MembershipRow.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(due -> {
                    due.claimId = claimId;
                    due.claimedUntil = until;
                    return new Claim(claimId, new Membership(due.personId, Target.of(due.target)), due.tries);
                }));
    }

    /**
     * Locks the membership until commit, if the claim still stands.
     *
     * @return false when it took too long and another may have claimed it since: nothing may be recorded then
     */
    public Uni<Boolean> hold(Mutiny.Session session, Claim claim) {
        return row(session, claim).map(row -> row != null && claim.claimId().equals(row.claimId));
    }

    /** Gives up a claim that {@link #hold} held in this transaction. */
    public Uni<Void> release(Mutiny.Session session, Claim claim, Optional<Instant> dueAt, int tries) {
        return row(session, claim)
                .invoke(row -> {
                    row.claimId = null;
                    row.claimedUntil = null;
                    row.dueAt = dueAt.orElse(null);
                    row.tries = tries;
                })
                .replaceWithVoid();
    }

    /** Everything that a membership was ever due of. */
    public Uni<Set<Target>> targets(Mutiny.Session session) {
        return session.createSelectionQuery("select distinct target from MembershipRow", String.class)
                .getResultList()
                .map(texts -> texts.stream().map(Target::of).collect(Collectors.toSet()));
    }

    private static Uni<MembershipRow> row(Mutiny.Session session, Claim claim) {
        MembershipRow.Key key = new MembershipRow.Key(
                claim.membership().personId(), claim.membership().target().text());
        return session.find(MembershipRow.class, key, LockModeType.PESSIMISTIC_WRITE);
    }
}
