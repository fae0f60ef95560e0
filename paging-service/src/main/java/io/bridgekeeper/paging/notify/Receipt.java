package io.bridgekeeper.paging.notify;

/** What is heard of a notice after its receiver has taken it. */
public sealed interface Receipt {

    /** The person's device has it. */
    record Arrived() implements Receipt {}

    /** @param reason why it will not get there, in words; names neither target nor secret: others read it too */
    record Failed(String reason) implements Receipt {}
}
