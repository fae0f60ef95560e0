package io.bridgekeeper.paging.swap;

import static io.bridgekeeper.paging.swap.Swaps.NOW;
import static io.bridgekeeper.paging.swap.Swaps.ask;
import static io.bridgekeeper.paging.swap.Swaps.at;
import static io.bridgekeeper.paging.swap.Swaps.hours;
import static io.bridgekeeper.paging.swap.Swaps.usual;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SwapLettersTest {

    private static final Swap TO_BOB = ask("bob", hours(212, 224), hours(224, 230));
    private static final Swap TO_ALL = ask(null, hours(212, 224), null);

    private final SwapLetters letters = new SwapLetters(id -> id.toUpperCase(Locale.ROOT), Swaps.PLAN);

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(TO_BOB, new SwapEvent.SwapAsked(), "bob swap-asked"),
                Arguments.of(TO_ALL, new SwapEvent.SwapAsked(), "bob swap-asked, carol swap-asked"),
                Arguments.of(ofAbsence(), new SwapEvent.SwapAsked(), "alice swap-asked"),
                Arguments.of(
                        TO_BOB, new SwapEvent.SwapReminded(List.of("bob")), "bob swap-reminder, alice swap-reminder"),
                Arguments.of(TO_BOB, new SwapEvent.SwapAccepted("bob", List.of()), "alice swap-accepted"),
                Arguments.of(TO_ALL, new SwapEvent.SwapPassedOver("bob"), ""),
                Arguments.of(TO_BOB, new SwapEvent.SwapDeclined("bob", Optional.empty()), "alice swap-declined"),
                Arguments.of(TO_BOB, new SwapEvent.SwapWithdrawn(SwapState.Cause.ASKER), "bob swap-withdrawn"),
                Arguments.of(
                        TO_BOB,
                        new SwapEvent.SwapWithdrawn(SwapState.Cause.SHIFT_CHANGED),
                        "bob swap-withdrawn, alice swap-withdrawn"),
                Arguments.of(TO_ALL, new SwapEvent.SwapWithdrawn(SwapState.Cause.ABSENCE_GONE), "alice swap-withdrawn"),
                Arguments.of(TO_ALL, new SwapEvent.SwapExpired(), "alice swap-expired"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("events")
    void tellsThoseWhomItConcerns(Swap swap, SwapEvent event, String expected) {
        assertThat(String.join(
                        ", ",
                        letters.of(swap, event, usual(), NOW).stream()
                                .map(letter ->
                                        letter.personId() + " " + letter.text().about())
                                .toList()))
                .isEqualTo(expected);
    }

    @Test
    void tellsTheOthersOfAnAbsenceAtOnceWhereTheFirstReminderIsPast() {
        assertThat(letters.of(ofAbsence(), new SwapEvent.SwapAsked(), usual(), at(212 - 6 * 24)))
                .extracting(Letter::personId)
                .containsExactly("alice", "bob", "carol");
    }

    @Test
    void saysTheHoursInTheZoneOfTheRotation() {
        Letter letter =
                letters.of(TO_BOB, new SwapEvent.SwapAsked(), usual(), NOW).getFirst();
        assertThat(letter.text().subject())
                .isEqualTo("ALICE asks whether you take hours of theirs:"
                        + " in r from Sat 5 Dec 2026, 09:00 to Sat 5 Dec 2026, 21:00 (Europe/Berlin)");
        assertThat(letter.text().text())
                .contains("In return ALICE would take your hours in r from Sat 5 Dec 2026, 21:00")
                .contains("Reason: a wedding")
                .contains("the hours stay with ALICE");
        assertThat(letter.text().url()).isEqualTo("/api/paging/swaps/" + Swaps.ID);
    }

    private static Swap ofAbsence() {
        return new Swap(
                Swaps.ID,
                "r",
                hours(212, 224),
                "alice",
                Optional.empty(),
                Optional.empty(),
                "Absent by calendar",
                Optional.of("k"),
                NOW,
                Set.of(),
                new SwapState.Open(at(44)));
    }
}
