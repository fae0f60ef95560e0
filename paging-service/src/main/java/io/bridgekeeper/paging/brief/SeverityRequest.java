package io.bridgekeeper.paging.brief;

import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * @param severity {@code SEV1} (worst) to {@code SEV5}
 * @param reason   why; needed where it is lowered
 */
record SeverityRequest(String severity, String reason) {

    private static final int LONGEST_REASON = 500;

    Optional<String> said() {
        return Optional.ofNullable(reason).map(String::strip).filter(words -> !words.isEmpty());
    }

    /** All that is wrong with it, as far as it shows without the incident. */
    List<RequestFault> faults() {
        List<RequestFault> faults = new ArrayList<>();
        if (Severity.named(severity).isEmpty()) {
            faults.add(new RequestFault("severity", "must be one of SEV1, SEV2, SEV3, SEV4, SEV5"));
        }
        if (said().filter(words -> words.length() > LONGEST_REASON).isPresent()) {
            faults.add(new RequestFault("reason", "must be at most " + LONGEST_REASON + " characters"));
        }
        return faults;
    }
}
