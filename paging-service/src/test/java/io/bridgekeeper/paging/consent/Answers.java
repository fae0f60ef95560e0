package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.Hours;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers for tables. */
public final class Answers {

    private Answers() {}

    /** Always and over all channels, begun 30 days before its end. */
    public static Consent agreed(String person, Scope scope, Instant until) {
        return agreed(person, scope, new Range(until.minus(Duration.ofDays(30)), until));
    }

    static Consent agreed(String person, Scope scope, Range range) {
        return new Consent(
                Consent.usualId(person, scope),
                person,
                scope,
                new Hours(ZoneOffset.UTC, List.of(), Set.of()),
                Set.of(),
                range,
                range.from(),
                Optional.empty(),
                false);
    }

    /** Every day from one time to another. */
    public static Consent within(Consent consent, String zone, String from, String to) {
        Window daily = new Window(
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.parse(from),
                LocalTime.parse(to),
                Window.Holidays.AS_OTHER_DAYS);
        return with(consent, new Hours(ZoneId.of(zone), List.of(daily), Set.of()), consent.channels());
    }

    public static Consent over(Consent consent, String... channels) {
        return with(consent, consent.hours(), Set.of(channels));
    }

    private static Consent with(Consent c, Hours hours, Set<String> channels) {
        return new Consent(
                c.id(),
                c.personId(),
                c.scope(),
                hours,
                channels,
                c.range(),
                c.acceptedAt(),
                c.askedAt(),
                c.withdrawn());
    }
}
