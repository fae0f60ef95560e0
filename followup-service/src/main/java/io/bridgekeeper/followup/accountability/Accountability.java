package io.bridgekeeper.followup.accountability;

import java.time.Instant;
import java.util.Optional;

/**
 * Who answers for a follow-up.
 *
 * <p>Once a person has accepted there is always exactly one: a hand-over leaves the old person accountable until the
 * new one accepts.
 */
public sealed interface Accountability {

    /** Stands for the catalog where a proposal names who made it. */
    String CATALOG = "catalog";

    /** Nobody is asked: the system, its product owner or that person is not known, or not yet. */
    record Unassigned() implements Accountability {}

    /** One person is asked and has not answered. */
    record Proposed(Proposal asked) implements Accountability {}

    /** One person said yes. */
    record Accepted(Acceptance held) implements Accountability {}

    /** One person is accountable while another is asked to take over. */
    record HandingOver(Acceptance held, Proposal asked) implements Accountability {}

    /**
     * One person is asked.
     *
     * @param proposedBy who asked; {@link #CATALOG} where it is the system's product owner by the catalog
     */
    record Proposal(String personId, String proposedBy, Instant proposedAt) {}

    /** One person said yes. */
    record Acceptance(String personId, Instant acceptedAt) {}

    /** Who is asked and has not answered. */
    default Optional<Proposal> proposal() {
        return switch (this) {
            case Unassigned _, Accepted _ -> Optional.empty();
            case Proposed(Proposal asked) -> Optional.of(asked);
            case HandingOver(Acceptance _, Proposal asked) -> Optional.of(asked);
        };
    }

    /** Who is accountable now. */
    default Optional<Acceptance> acceptance() {
        return switch (this) {
            case Unassigned _, Proposed _ -> Optional.empty();
            case Accepted(Acceptance held) -> Optional.of(held);
            case HandingOver(Acceptance held, Proposal _) -> Optional.of(held);
        };
    }

    /** Whether this person is the one asked. */
    default boolean asks(String personId) {
        return proposal().filter(p -> p.personId().equals(personId)).isPresent();
    }

    /** Whether this person is the one accountable. */
    default boolean isHeldBy(String personId) {
        return acceptance().filter(a -> a.personId().equals(personId)).isPresent();
    }

    /** After asking a person. Asking the accountable person again calls a hand-over off. */
    default Accountability asking(Proposal proposal) {
        return switch (this) {
            case Unassigned _, Proposed _ -> new Proposed(proposal);
            case Accepted(Acceptance held) -> handingOver(held, proposal);
            case HandingOver(Acceptance held, Proposal _) -> handingOver(held, proposal);
        };
    }

    /** After a person said yes. */
    default Accountability heldBy(Acceptance acceptance) {
        return new Accepted(acceptance);
    }

    private static Accountability handingOver(Acceptance held, Proposal proposal) {
        return held.personId().equals(proposal.personId()) ? new Accepted(held) : new HandingOver(held, proposal);
    }
}
