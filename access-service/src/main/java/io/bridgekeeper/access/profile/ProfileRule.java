package io.bridgekeeper.access.profile;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who gets what for how long, and who has to agree: one profile of the document, or one of the catalog's short form.
 *
 * @param systems      whose responders it is for; never empty
 * @param targets      what it gives, in the text form of targets; never empty
 * @param longest      that one grant lasts, more than zero
 * @param needsReason  whether a request must say why
 * @param approvals    of others that a request needs; a dangerous one needs them of everybody, also of who is on call
 * @param dangerous    never carried by a page
 * @param secondFactor whether a request needs a log-in with a second factor
 * @param grace        that a grant outlives the resolution of its incident, at most
 * @param renewable    whether its holder may begin another term while the incident is open
 */
public record ProfileRule(
        String profileId,
        List<String> systems,
        List<String> targets,
        Eligible eligible,
        Duration longest,
        boolean needsReason,
        int approvals,
        boolean dangerous,
        boolean secondFactor,
        Duration grace,
        boolean renewable) {

    /** After a resolution, where nothing else is said. */
    public static final Duration USUAL_GRACE = Duration.ofMinutes(30);

    public ProfileRule {
        systems = List.copyOf(systems);
        targets = List.copyOf(targets);
    }

    /** What the catalog's short form says: for who is on call at once, for others with one approval. */
    static ProfileRule ofCatalog(
            String profileId, String systemId, List<String> targets, Duration longest, Duration grace) {
        return new ProfileRule(
                profileId,
                List.of(systemId),
                targets,
                new Eligible(true, true, Set.of(), Set.of()),
                longest,
                true,
                1,
                false,
                false,
                grace,
                true);
    }

    /** Whether whoever accepts a page for one of its systems has it at once. */
    public boolean isCarriedByPages() {
        return eligible.onCall() && !dangerous;
    }

    /** How many others must agree for one who is eligible in this way. */
    public int approvalsFor(Eligible.Way way) {
        return switch (way) {
            case ON_CALL -> dangerous ? Math.max(1, approvals) : 0;
            case ON_DUTY, ROTATION, NAMED, GROUP -> approvals;
            // Without anybody's word it is for those alone whom the document means.
            case ANYONE, NOT_AT_ALL -> Math.max(1, approvals);
        };
    }
}
