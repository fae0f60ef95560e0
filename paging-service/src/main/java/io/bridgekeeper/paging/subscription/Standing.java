package io.bridgekeeper.paging.subscription;

import java.time.Instant;
import java.util.Optional;

/** Whether a subscription is told of events. */
sealed interface Standing {

    /** @param since what happened before is not sent */
    record Enabled(Instant since) implements Standing {}

    /**
     * @param by  a person; empty where Bridgekeeper gave up on its own
     * @param why in words; from a person perhaps none
     */
    record Disabled(Instant at, Optional<String> by, Optional<String> why) implements Standing {}
}
