package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.Optional;

/** When and where a message is tried again: some times over one contact, then over the person's next. */
final class MessagePlan {

    private MessagePlan() {}

    /** @param attempts made over this contact before */
    record Try(int contact, int attempts, Instant at) {}

    /**
     * @param contacts how many the person has
     * @param next     never {@link RetryPlan.Next.Done}
     * @return empty where no contact is left
     */
    static Optional<Try> after(Message message, RetryPlan.Next next, int contacts, Instant now) {
        return switch (next) {
            case RetryPlan.Next.TryAgain(Instant at, String reason) ->
                Optional.of(new Try(message.contact(), message.attempts(), at));
            case RetryPlan.Next.GiveUp(String reason) ->
                message.contact() + 1 < contacts
                        ? Optional.of(new Try(message.contact() + 1, 0, now))
                        : Optional.empty();
            case RetryPlan.Next.Done() -> throw new IllegalArgumentException("it was sent");
        };
    }
}
