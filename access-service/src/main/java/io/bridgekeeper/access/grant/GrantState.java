package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.membership.Answer.Fault;
import io.bridgekeeper.access.membership.Target;
import java.time.Instant;
import java.util.Set;

/**
 * Where a grant stands: {@code prepared → activating → active → ending → ended}, each of them able to go on to the
 * end. Only Keycloak's word makes a grant active, and only Keycloak's word ends one that may have been in Keycloak.
 */
public sealed interface GrantState {

    /** Known to be needed if the page is accepted; nothing was asked of Keycloak. */
    record Prepared() implements GrantState {}

    /**
     * To be made; Keycloak may have it already without our knowing.
     *
     * @param acceptedAt when the page was accepted
     * @param there      the targets that Keycloak has said are there; it becomes active with the last one
     * @param delay      the failure that was last told; null before the first
     */
    record Activating(Instant acceptedAt, Set<Target> there, Delay delay) implements GrantState {

        public Activating {
            there = Set.copyOf(there);
        }

        /** Nothing is there yet. */
        Activating(Instant acceptedAt, Delay delay) {
            this(acceptedAt, Set.of(), delay);
        }
    }

    /** In Keycloak, all of it. */
    record Active(Term term) implements GrantState {}

    /**
     * To be removed; Keycloak may still have it.
     *
     * @param term  as it was while active; null for a grant that never was
     * @param delay the failure that was last told; null before the first
     */
    record Ending(EndReason reason, Term term, Revocation revocation, Delay delay) implements GrantState {}

    /**
     * Gone from Keycloak, or never made. Nothing follows.
     *
     * @param term     as it was while active; null for a grant that never was
     * @param provenAt when Keycloak was read back to lack what no other grant keeps: a token fetched since does not have
     *                 it, and no session of before is left; null where there was nothing to take
     */
    record Ended(EndReason reason, Term term, Instant endedAt, Instant provenAt) implements GrantState {}

    /**
     * The time that a grant is for.
     *
     * @param activatedAt when Keycloak said that it had it
     * @param endsAt      when it ends at the latest, exclusive
     */
    record Term(Instant activatedAt, Instant endsAt) {}

    /** A failure that was told. Another detail of the same fault is not told again. */
    record Delay(Fault fault, String detail) {}
}
