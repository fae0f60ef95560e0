package io.bridgekeeper.paging.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A code or a test that was sent over a contact method, as the API shows it to its person.
 *
 * @param what    {@code code} or {@code test}
 * @param state   {@code sending}; {@code sent}, when the receiver has taken it; {@code delivered}, when it was heard that it
 *     has arrived, which not every channel tells; or {@code failed}
 * @param reason  why it has failed, in words; null where it has not
 * @param heardAt when it was heard what became of it after it was sent; null where nothing was
 */
record Trial(UUID id, String what, Instant beganAt, String state, String reason, Instant heardAt) {

    /** The newest first. */
    record All(List<Trial> attempts) {}
}
