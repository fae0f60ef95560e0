package io.bridgekeeper.paging.contact;

import java.util.List;

/** What becomes of a person's command. */
sealed interface MethodDecision {

    /** @param costs taken one after the other; where one is used up nothing happens but its refusal */
    record Happen(MethodEvent event, List<Allowance> costs) implements MethodDecision {}

    /** @param method which is so already */
    record Nothing(ContactMethod method) implements MethodDecision {}

    record Refuse(MethodOutcome.Refused refusal) implements MethodDecision {}
}
