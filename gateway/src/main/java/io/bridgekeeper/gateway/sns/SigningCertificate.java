package io.bridgekeeper.gateway.sns;

import java.security.PublicKey;
import java.time.Instant;

/** Whose signatures are SNS's, and when: from inclusive, until exclusive. */
record SigningCertificate(PublicKey key, Instant from, Instant until) {

    boolean holdsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
