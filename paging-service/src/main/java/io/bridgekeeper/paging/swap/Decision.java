package io.bridgekeeper.paging.swap;

/** What becomes of a command. */
sealed interface Decision {

    /** @param after the request as it is from now on */
    record Happen(Swap after, SwapEvent event) implements Decision {}

    /** @param why for the log: what was asked for is so already, or is not due */
    record Nothing(String why) implements Decision {}

    record Refuse(Refusal refusal) implements Decision {}
}
