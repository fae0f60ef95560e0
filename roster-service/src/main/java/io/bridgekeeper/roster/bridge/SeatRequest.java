package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person asks for.
 *
 * @param role    {@code responder} or {@code commander}
 * @param purpose what the person will do on the bridge, at most {@value Purpose#MAX_LENGTH} characters
 */
record SeatRequest(String role, String purpose) {

    /** All that is wrong with it. */
    List<RequestFault> faults() {
        List<RequestFault> faults = new ArrayList<>();
        if (SeatRole.ofWord(role).isEmpty()) {
            faults.add(new RequestFault("role", "must be responder or commander"));
        }
        Purpose.faultOf(purpose).ifPresent(fault -> faults.add(new RequestFault("purpose", fault)));
        return faults;
    }
}
