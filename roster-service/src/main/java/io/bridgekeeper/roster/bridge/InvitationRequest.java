package io.bridgekeeper.roster.bridge;

import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom a person asks to come.
 *
 * @param personId user name in Keycloak
 * @param role     {@code responder} or {@code commander}
 * @param purpose  what the invited person is needed for, at most {@value Purpose#MAX_LENGTH} characters
 */
record InvitationRequest(String personId, String role, String purpose) {

    private static final Pattern USER_NAME = Pattern.compile("[^\\s\\p{Cntrl}/]{1,255}");

    /** All that is wrong with it. */
    List<RequestFault> faults() {
        List<RequestFault> faults = new ArrayList<>();
        if (personId == null || !USER_NAME.matcher(personId).matches()) {
            faults.add(new RequestFault("personId", "must be the user name of one person"));
        }
        faults.addAll(new SeatRequest(role, purpose).faults());
        return faults;
    }
}
