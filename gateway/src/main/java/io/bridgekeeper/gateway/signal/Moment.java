package io.bridgekeeper.gateway.signal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the moments that tools send: ISO 8601 with an offset, or seconds or milliseconds since 1970. */
public final class Moment {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");

    /** ISO 8601 as well, and written by PagerDuty's senders. */
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(T.{1,30}[+-]\\d{2})(\\d{2})");

    private Moment() {}

    /** The moment in microseconds; empty for anything else, and for one that no calendar of ours can hold. */
    public static Optional<Instant> of(String sent) {
        String text = sent.strip();
        return (NUMBER.matcher(text).matches() ? ofNumber(text) : ofText(text))
                .filter(moment -> !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST))
                .map(moment -> moment.truncatedTo(ChronoUnit.MICROS));
    }

    /** Whether this is how a tool writes "not yet" or "not known": nothing, or the year 1. */
    static boolean isNever(String sent) {
        return sent.isBlank() || sent.startsWith("0001-01-01T00:00:00");
    }

    private static Optional<Instant> ofText(String text) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(OFFSET_WITHOUT_COLON.matcher(text).replaceFirst("$1:$2"))
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ofNumber(String text) {
        double number = Double.parseDouble(text);
        long millis = Math.round(number < FIRST_MILLISECONDS ? number * 1000 : number);
        return Optional.of(Instant.ofEpochMilli(millis));
    }
}
