package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.paging.notify.ReceiverAnswer;
import java.time.Instant;
import java.util.Optional;

/** What came of one attempt to tell of an event. Reasons name neither the address nor anything that the target said. */
sealed interface Answer {

    record Taken(int status) implements Answer {}

    /** The target wants nothing any more (410). */
    record Gone() implements Answer {}

    /**
     * @param status    of HTTP; empty where there was no answer
     * @param notBefore when the target wants to be asked again; empty where it named no time
     */
    record Failed(Optional<Integer> status, String reason, Optional<Instant> notBefore) implements Answer {}

    /**
     * Any status but those of success and 410 may be a mistake that somebody mends: a proxy's 404 during a deployment as
     * well as a 500. A redirect is a failure.
     *
     * @param retryAfter as the header has it
     */
    static Answer read(int status, Optional<String> retryAfter, Instant now) {
        if (status >= 200 && status < 300) {
            return new Taken(status);
        }
        return status == 410
                ? new Gone()
                : new Failed(
                        Optional.of(status),
                        "the target answered " + status,
                        ReceiverAnswer.retryAfter(retryAfter, now));
    }

    static Answer none(String reason) {
        return new Failed(Optional.empty(), reason, Optional.empty());
    }
}
