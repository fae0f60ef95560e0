package io.bridgekeeper.paging.escalation;

import java.util.List;

/** The answer to a {@link PageCommand}. */
public sealed interface Decision {

    /** @param events in the order in which they happened; never empty */
    record Record(List<PageEvent> events) implements Decision {}

    /** It is so already, or there is nothing to do. */
    record Nothing(String reason) implements Decision {}

    record Refuse(Refusal refusal) implements Decision {}
}
