package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends notices and messages over one channel.
 *
 * <p>A notifier makes one attempt and keeps no state between two: trying again, and not trying twice, is the
 * caller's. It answers within the time of its own configuration, also when the other side hangs.
 */
public interface Notifier {

    /** As a contact names it, such as {@code email}. */
    String channel();

    /**
     * Notices that may be on their way at the same time, at least 1.
     *
     * <p>No more than the channel can begin to send at once: one that waits inside for a connection would still go
     * out after somebody has accepted.
     */
    int atOnce();

    /**
     * @param notice its id goes out as the idempotency key of the channel, as far as the channel has one
     * @return never null and never a failure: whatever went wrong is a {@link Delivery}
     */
    Uni<Delivery> send(Notice notice);

    /**
     * Sends what is about no page, where that keeps no page waiting.
     *
     * @param message its id goes out as that of a notice does
     * @return as for a notice
     */
    Uni<Delivery> tell(Message message);

    /**
     * How long after a notice was sent it must be heard of; later it counts as failed, and the next contact follows at
     * once. Empty where nothing is ever heard.
     *
     * @return always the same; {@link ReceiptFlow} is told what is heard
     */
    default Optional<Duration> receiptWithin() {
        return Optional.empty();
    }

    /** Why nothing can be sent to a target, as far as it shows without sending; empty where nothing speaks against it. */
    Optional<String> objection(String target);
}
