package io.bridgekeeper.gateway.signal;

/** Whether signals are kept. */
public sealed interface Delivery {

    /** Every one of them, durably. */
    record Kept(Way way) implements Delivery {}

    /** Not surely every one: the sender must send them again. */
    record NotKept() implements Delivery {}

    /** The way that the signals took. */
    enum Way {
        KAFKA,
        DIRECT
    }
}
