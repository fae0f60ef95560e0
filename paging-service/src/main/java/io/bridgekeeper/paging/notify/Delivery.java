package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;

/** What became of one attempt to send a notice. Reasons name neither target nor secret: others read them too. */
public sealed interface Delivery {

    /** The receiver has taken it. */
    record Sent() implements Delivery {}

    /**
     * The same may work later.
     *
     * @param notBefore when the receiver wants to be asked again; empty where it named no time
     */
    record TemporaryFailure(String reason, Optional<Instant> notBefore) implements Delivery {

        public TemporaryFailure(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * The same will not work, however often it is tried.
     *
     * @param isGone whether nothing else that is sent there will ever work either
     */
    record PermanentFailure(String reason, boolean isGone) implements Delivery {

        public PermanentFailure(String reason) {
            this(reason, false);
        }
    }
}
