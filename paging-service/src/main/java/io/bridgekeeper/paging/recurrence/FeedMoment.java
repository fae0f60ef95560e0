package io.bridgekeeper.paging.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A moment as a calendar writes it: a day, or a time by some clock. */
public record FeedMoment(LocalDateTime local, ZoneId zone, boolean wholeDay) {

    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 2200;
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /**
     * @param text such as {@code 20261101}, {@code 20261101T090000} or {@code 20261101T090000Z}
     * @param zone of a text that is not in UTC
     * @return empty where it cannot be read or nobody alive was there
     */
    public static Optional<FeedMoment> read(String text, ZoneId zone) {
        try {
            FeedMoment moment = text.length() == 8
                    ? new FeedMoment(LocalDate.parse(text, DATE).atTime(LocalTime.MIN), zone, true)
                    : text.endsWith("Z")
                            ? new FeedMoment(
                                    LocalDateTime.parse(text.substring(0, text.length() - 1), LOCAL),
                                    ZoneOffset.UTC,
                                    false)
                            : new FeedMoment(LocalDateTime.parse(text, LOCAL), zone, false);
            int year = moment.local().getYear();
            return year < EARLIEST_YEAR || year > LATEST_YEAR ? Optional.empty() : Optional.of(moment);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Instant instant() {
        return wholeDay
                ? local.toLocalDate().atStartOfDay(zone).toInstant()
                : ZonedDateTime.of(local, zone).toInstant();
    }

    /** Another moment that is written alike. */
    public FeedMoment at(LocalDateTime other) {
        return new FeedMoment(other, zone, wholeDay);
    }
}
