package io.bridgekeeper.followup;

import io.bridgekeeper.followup.accountability.Accountability;
import java.util.Locale;

/** Where a follow-up stands, for people. A hand-over does not take it back to open: somebody still answers for it. */
enum FollowUpState {
    OPEN,
    ACCEPTED;

    static FollowUpState of(Accountability accountability) {
        return accountability.acceptance().isPresent() ? ACCEPTED : OPEN;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
