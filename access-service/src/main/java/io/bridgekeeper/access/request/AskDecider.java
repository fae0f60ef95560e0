package io.bridgekeeper.access.request;

import io.bridgekeeper.access.profile.Eligible;
import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a request may be made, and how many must agree to it. */
final class AskDecider {

    static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int LONGEST_REASON = 1_000;

    private AskDecider() {}

    /** What comes of asking. */
    sealed interface Answer {

        /** @param needed how many others must agree; 0: it is approved at once */
        record Admitted(int needed) implements Answer {}

        /** @param faults all of them, never empty */
        record Faulty(List<RequestFault> faults) implements Answer {}

        record NotEligible() implements Answer {}

        /** The profile asks for a log-in with a second factor. */
        record NoSecondFactor() implements Answer {}

        /** The incident that was named is resolved, or was never heard of. */
        record NoSuchIncident() implements Answer {}
    }

    /**
     * What is asked.
     *
     * @param reason       null where none is given
     * @param incidentOpen whether the incident that was named is open; true where none was named
     */
    record Asking(
            ProfileRule rule,
            String systemId,
            String reason,
            Duration duration,
            Eligible.Way way,
            boolean secondFactor,
            boolean incidentOpen) {}

    static Answer decide(Asking asking) {
        ProfileRule rule = asking.rule();
        List<RequestFault> faults = new ArrayList<>();
        if (!rule.isOf(asking.systemId())) {
            faults.add(new RequestFault("systemId", "is none of the profile's systems"));
        }
        if (asking.reason() != null && asking.reason().length() > LONGEST_REASON) {
            faults.add(new RequestFault("reason", "must have at most " + LONGEST_REASON + " characters"));
        }
        if (rule.needsReason() && (asking.reason() == null || asking.reason().isBlank())) {
            faults.add(new RequestFault("reason", "is missing"));
        }
        // Not cut to what is allowed: who asks for two days must learn that four hours are the most.
        if (asking.duration().compareTo(SHORTEST) < 0 || asking.duration().compareTo(rule.longest()) > 0) {
            faults.add(new RequestFault("duration", "must be from " + SHORTEST + " to " + rule.longest()));
        }
        if (!faults.isEmpty()) {
            return new Answer.Faulty(List.copyOf(faults));
        }
        if (!asking.incidentOpen()) {
            return new Answer.NoSuchIncident();
        }
        if (asking.way() == Eligible.Way.NOT_AT_ALL) {
            return new Answer.NotEligible();
        }
        if (rule.secondFactor() && !asking.secondFactor()) {
            return new Answer.NoSecondFactor();
        }
        return new Answer.Admitted(rule.approvalsFor(asking.way()));
    }
}
