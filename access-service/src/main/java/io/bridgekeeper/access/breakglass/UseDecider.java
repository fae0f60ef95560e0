package io.bridgekeeper.access.breakglass;

import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what of break-glass is let in, and who may close its review. Nobody is asked for a yes, and neither is who is
 * eligible: the role alone opens it. What it always needs is a reason, an end soon, and somebody else who looks at it.
 */
final class UseDecider {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int LONGEST_TEXT = 1_000;

    private UseDecider() {}

    /** What comes of breaking the glass. */
    sealed interface Answer {

        record Admitted(Duration duration) implements Answer {}

        /** @param faults all of them, never empty */
        record Faulty(List<RequestFault> faults) implements Answer {}
    }

    /** What comes of closing a review. */
    sealed interface Closing {

        record Closed(Use use) implements Closing {}

        /** By the same person in the same words before. */
        record Again() implements Closing {}

        record OwnUse() implements Closing {}

        record ClosedAlready() implements Closing {}
    }

    /**
     * @param asked   null for as long as is allowed
     * @param longest of any use, whatever its profile allows
     */
    static Answer use(ProfileRule rule, String systemId, String reason, Duration asked, Duration longest) {
        Duration most = rule.longest().compareTo(longest) < 0 ? rule.longest() : longest;
        Duration duration = asked == null ? most : asked;
        List<RequestFault> faults = new ArrayList<>();
        if (!rule.isOf(systemId)) {
            faults.add(new RequestFault("systemId", "is none of the profile's systems"));
        }
        if (reason == null || reason.isBlank()) {
            faults.add(new RequestFault("reason", "is missing"));
        } else if (reason.length() > LONGEST_TEXT) {
            faults.add(new RequestFault("reason", "must have at most " + LONGEST_TEXT + " characters"));
        }
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(most) > 0) {
            faults.add(new RequestFault("duration", "must be from " + SHORTEST + " to " + most));
        }
        return faults.isEmpty() ? new Answer.Admitted(duration) : new Answer.Faulty(List.copyOf(faults));
    }

    /** @param samePerson whether Keycloak says that both accounts are one person's */
    static Closing close(Use use, String by, boolean samePerson, String finding, Instant now) {
        if (samePerson || use.personId().equals(by)) {
            return new Closing.OwnUse();
        }
        if (use.review() != null) {
            return use.review().by().equals(by) && use.review().finding().equals(finding)
                    ? new Closing.Again()
                    : new Closing.ClosedAlready();
        }
        return new Closing.Closed(use.with(new Use.Review(by, finding, now)));
    }
}
