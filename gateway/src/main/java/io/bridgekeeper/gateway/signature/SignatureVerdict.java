package io.bridgekeeper.gateway.signature;

import java.time.Instant;
import java.util.Optional;

/** What was found of a body's signature. */
public sealed interface SignatureVerdict {

    /**
     * It was made with one of the secrets, of just these bytes, and not too long ago where that can be known.
     *
     * @param once empty where no time is signed: the same body may be sent again, by whomever
     */
    record Holds(Optional<Once> once) implements SignatureVerdict {}

    /**
     * What must not come a second time.
     *
     * @param mac   in lower-case hexadecimal characters
     * @param until when its time is too long ago anyway
     */
    record Once(String mac, Instant until) {}

    /** There is none. */
    record Missing() implements SignatureVerdict {}

    /** It is of other bytes or made with another secret, or is no signature. */
    record Wrong() implements SignatureVerdict {}

    /** It holds, and its time is too far from now. */
    record OutOfTime() implements SignatureVerdict {}
}
