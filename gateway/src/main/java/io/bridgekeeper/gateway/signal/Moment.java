package io.bridgekeeper.gateway.signal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private static final String FORM = "0000-00-00T00:00:00.000000000";
    private static final String OFFSET = "+00:00";
    private static final int SECONDS = "0000-00-00T00:00:00".length();

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
        int zone = zoneAt(text);
        return zone > 0 ? ofUsual(text, zone) : ofAny(text);
    }

    /**
     * Where the offset of a moment begins that is written as most tools do, {@code 2026-11-23T02:11:05Z}, with a fraction and an
     * offset such as {@code +01:00} or without; 0 where it is not.
     */
    private static int zoneAt(String text) {
        int length = text.length();
        int zone = text.endsWith("Z") ? length - 1 : length - OFFSET.length();
        if (zone < SECONDS || zone == SECONDS + 1 || zone > FORM.length() || !has(text, 0, zone, FORM)) {
            return 0;
        }
        char sign = text.charAt(zone);
        boolean usual = zone == length - 1
                || (sign == '+' || sign == '-')
                        && has(text, zone + 1, length, OFFSET.substring(1))
                        && digits(text, zone + 4, length) < 60;
        return usual ? zone : 0;
    }

    /** Whether digits are where the form has a nought, and everything else as it stands there. */
    private static boolean has(String text, int from, int to, String form) {
        for (int i = from; i < to; i++) {
            char wanted = form.charAt(i - from);
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The same as the formatter makes of it, for a tenth of what that costs. */
    private static Optional<Instant> ofUsual(String text, int zone) {
        try {
            return Optional.of(LocalDateTime.of(
                            digits(text, 0, 4),
                            digits(text, 5, 7),
                            digits(text, 8, 10),
                            digits(text, 11, 13),
                            digits(text, 14, 16),
                            digits(text, 17, SECONDS),
                            nanos(text, zone))
                    .toInstant(offset(text, zone)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int nanos(String text, int zone) {
        int nanos = zone == SECONDS ? 0 : digits(text, SECONDS + 1, zone);
        for (int i = zone; i < FORM.length(); i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static ZoneOffset offset(String text, int zone) {
        if (text.charAt(zone) == 'Z') {
            return ZoneOffset.UTC;
        }
        int seconds = digits(text, zone + 1, zone + 3) * 3600 + digits(text, zone + 4, zone + 6) * 60;
        return ZoneOffset.ofTotalSeconds(text.charAt(zone) == '-' ? -seconds : seconds);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static Optional<Instant> ofAny(String text) {
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
