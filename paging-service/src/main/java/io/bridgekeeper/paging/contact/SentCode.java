package io.bridgekeeper.paging.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/**
 * A code that is on its way to a person.
 *
 * @param expiresAt exclusive
 * @param tries     wrong answers so far
 */
record SentCode(String hash, Instant expiresAt, int tries) {

    static final int MOST_TRIES = 5;

    /** What an answer is worth. */
    enum Answer {
        RIGHT,
        WRONG,
        EXPIRED,
        TOO_MANY_TRIES
    }

    Answer answer(UUID methodId, VerificationCode code, Instant now) {
        if (tries >= MOST_TRIES) {
            return Answer.TOO_MANY_TRIES;
        }
        if (!now.isBefore(expiresAt)) {
            return Answer.EXPIRED;
        }
        boolean same = MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), code.hash(methodId).getBytes(StandardCharsets.US_ASCII));
        return same ? Answer.RIGHT : Answer.WRONG;
    }

    /** None waits for an answer: what stands in its place is of a method that was verified, and is not any more. */
    boolean isNone() {
        return hash.isEmpty();
    }

    SentCode triedOnceMore() {
        return new SentCode(hash, expiresAt, tries + 1);
    }
}
