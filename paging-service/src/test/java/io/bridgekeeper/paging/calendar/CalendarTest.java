package io.bridgekeeper.paging.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.calendar.CalendarRules.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "own,      alice, false, true",
        "own,      bob,   false, false",
        "own,      ada,   true,  false",
        "rotation, alice, false, true",
        "rotation, bob,   false, false",
        "rotation, ada,   true,  true",
    })
    void isEndedByItsMakerAndARotationsByAnAdminToo(String subject, String who, boolean isAdmin, boolean may) {
        Calendar alices = calendar(
                subject.equals("own") ? new Subject.Own("alice") : new Subject.OfRotation("checkout"),
                Optional.empty());
        assertThat(CalendarRules.mayRevoke(new Caller(who, isAdmin), alices)).isEqualTo(may);
    }

    @Test
    void isWrittenDownAsReadOnceAMinute() {
        assertThat(calendar(new Subject.Own("alice"), Optional.empty()).isReadAnew(NOW))
                .isTrue();
        Calendar read = calendar(new Subject.Own("alice"), Optional.of(NOW));
        assertThat(read.isReadAnew(NOW.plusSeconds(59))).isFalse();
        assertThat(read.isReadAnew(NOW.plus(Duration.ofMinutes(1)))).isTrue();
    }

    @Test
    void isOfTheCallerOrOfARotation() {
        assertThat(read(new NewCalendar("me", null, " Nights, days; 😀 ")))
                .isEqualTo(new NewCalendar.Reading.Sound(new Subject.Own("alice"), "Nights, days; 😀"));
        assertThat(read(new NewCalendar("me", null, null)))
                .isEqualTo(new NewCalendar.Reading.Sound(new Subject.Own("alice"), "On call: alice"));
        assertThat(read(new NewCalendar(null, "checkout", null)))
                .isEqualTo(new NewCalendar.Reading.Sound(new Subject.OfRotation("checkout"), "On call: checkout"));
    }

    @Test
    void isRefusedWithEveryFault() {
        assertThat(faults(new NewCalendar("bob", "no-such", " ")))
                .containsExactly(
                        "of must be me",
                        "rotationId does not go with of",
                        "rotationId there is no rotation 'no-such' in the catalog",
                        "name must have 1 to 100 characters, all of them visible");
        assertThat(faults(new NewCalendar(null, null, null)))
                .containsExactly("of must be me where there is no rotationId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nBEGIN:VEVENT", "a\u0000b", "a\u0007", "a\u0085b"})
    void hasANameOfOneLine(String name) {
        assertThat(faults(new NewCalendar("me", null, name))).hasSize(1);
        assertThat(faults(new NewCalendar("me", null, "x".repeat(101)))).hasSize(1);
    }

    private static Calendar calendar(Subject subject, Optional<Instant> lastReadAt) {
        return new Calendar(new UUID(0, 1), subject, "On call", "alice", NOW, lastReadAt);
    }

    private static NewCalendar.Reading read(NewCalendar asked) {
        return asked.read("alice", Set.of("checkout"));
    }

    private static List<String> faults(NewCalendar asked) {
        return switch (read(asked)) {
            case NewCalendar.Reading.Sound sound -> List.of();
            case NewCalendar.Reading.Faulty(var faults) ->
                faults.stream()
                        .map(fault -> fault.path() + " " + fault.message())
                        .toList();
        };
    }
}
