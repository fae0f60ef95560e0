package io.bridgekeeper.outbox;

/** An event that no retry can mend. Its message is the reason that the dead-letter topic keeps. */
final class PoisonEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PoisonEvent(String reason) {
        super(reason);
    }

    PoisonEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
