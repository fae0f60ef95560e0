package io.bridgekeeper.paging.notify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the HTTP answer of a receiver means. */
public final class ReceiverAnswer {

    /** More would not fit into an instant, and nobody waits for years. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private ReceiverAnswer() {}

    /**
     * Redirects are not followed: they could lead around the allow-list.
     *
     * @param retryAfter as the header has it: whole seconds, or a date; what is neither counts as none
     */
    public static Delivery read(int status, Optional<String> retryAfter, Instant now) {
        if (status >= 200 && status < 300) {
            return new Delivery.Sent();
        }
        boolean later = status >= 500 || status == 408 || status == 425 || status == 429;
        String reason = "the receiver answered " + status;
        return later
                ? new Delivery.TemporaryFailure(reason, retryAfter(retryAfter, now))
                : new Delivery.PermanentFailure(reason);
    }

    /** @param header as above; empty where it says no time */
    public static Optional<Instant> retryAfter(Optional<String> header, Instant now) {
        return header.flatMap(text -> instant(text.strip(), now));
    }

    private static Optional<Instant> instant(String retryAfter, Instant now) {
        try {
            return Optional.of(
                    SECONDS.matcher(retryAfter).matches()
                            ? now.plusSeconds(Long.parseLong(retryAfter))
                            : ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
