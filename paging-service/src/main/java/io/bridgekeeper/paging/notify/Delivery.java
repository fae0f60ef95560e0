package io.bridgekeeper.paging.notify;

/** What became of one attempt to send a notice. */
public sealed interface Delivery {

    /** The receiver has taken it. */
    record Sent() implements Delivery {}

    /** The same may work later. */
    record TemporaryFailure(String reason) implements Delivery {}

    /** The same will not work, however often it is tried. */
    record PermanentFailure(String reason) implements Delivery {}
}
