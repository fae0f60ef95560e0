package io.bridgekeeper.paging.escalation;

/** What a command came to. */
public sealed interface Outcome {

    /** It is so now, whether by this command or from before. */
    record Done(Response response) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
}
