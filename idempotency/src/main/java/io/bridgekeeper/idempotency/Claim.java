package io.bridgekeeper.idempotency;

import java.util.UUID;

/** What is known of a key when a request comes with it. */
sealed interface Claim {

    /** The request is to be done; its answer is kept under this id. */
    record Ours(Asked asked, UUID id) implements Claim {}

    /**
     * It was done, and answered so.
     *
     * @param mediaType null where there was no body
     * @param location  where what was made is; null where the answer did not say
     * @param etag      of it, in its quotation marks; null where the answer did not say
     */
    record Answered(int status, String mediaType, byte[] body, String location, String etag) implements Claim {}

    /** It was done, and its answer held a secret that is shown once. */
    record AnsweredOnce() implements Claim {}

    /** The same request is being done. */
    record UnderWay() implements Claim {}

    /** The key was used for another body. */
    record Other() implements Claim {}
}
