package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.problem.RequestFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    /** Every night from 22:00 to 07:00 and the whole weekend, in Berlin. */
    @ParameterizedTest(name = "at {0} quiet until {1}")
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-11-23T20:59:59Z, none",
                "2026-11-23T21:00:00Z, 2026-11-24T06:00:00Z",
                "2026-11-24T05:59:59Z, 2026-11-24T06:00:00Z",
                "2026-11-24T06:00:00Z, none",
                // From Friday evening over the weekend to Monday morning without a break.
                "2026-11-27T21:30:00Z, 2026-11-30T06:00:00Z",
                "2026-11-29T12:00:00Z, 2026-11-30T06:00:00Z",
                // The clocks go back in the night to 2026-10-25, and forward in that to 2026-03-29; both weekends.
                "2026-10-23T20:30:00Z, 2026-10-26T06:00:00Z",
                "2026-03-27T21:30:00Z, 2026-03-30T05:00:00Z",
            })
    void endsWhenTheClocksOfThePersonSaySo(Instant at, Instant end) {
        QuietHours quiet = sound(new QuietHoursProposal(
                "Europe/Berlin",
                List.of(
                        new QuietHoursProposal.Line(null, "22:00", "07:00"),
                        new QuietHoursProposal.Line(List.of("SATURDAY", "SUNDAY"), "00:00", "00:00"))));
        assertThat(quiet.endAfter(at)).isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest(name = "from {0} to {1} at {2} quiet until {3}")
    @CsvSource({
        // 02:30 does not exist on the day of the change: quiet ends with the gap.
        "00:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        // 02:30 comes twice: the first one counts.
        "00:00, 02:30, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z",
    })
    void endsInTheNightOfAChangeOfTheClocks(String from, String to, Instant at, Instant end) {
        QuietHours quiet =
                sound(new QuietHoursProposal("Europe/Berlin", List.of(new QuietHoursProposal.Line(null, from, to))));
        assertThat(quiet.endAfter(at)).contains(end);
    }

    @Test
    void isNeverQuietWithoutAWindow() {
        assertThat(sound(new QuietHoursProposal("Asia/Kathmandu", null)).endAfter(NOW))
                .isEmpty();
        assertThat(sound(new QuietHoursProposal("Asia/Kathmandu", List.of())).endAfter(NOW))
                .isEmpty();
    }

    @Test
    void tellsEveryFault() {
        QuietHoursProposal proposal = new QuietHoursProposal(
                "+02:00",
                List.of(
                        new QuietHoursProposal.Line(List.of("MOONDAY"), "25:00", null),
                        new QuietHoursProposal.Line(List.of(), "22:00", "07:00")));
        assertThat(((QuietHoursProposal.Reading.Faulty) proposal.read(NOW)).faults())
                .containsExactly(
                        new RequestFault("zone", "must be an IANA time zone"),
                        new RequestFault("windows[0].days", "must be days such as MONDAY"),
                        new RequestFault("windows[0].from", "must be a time such as 22:00"),
                        new RequestFault("windows[0].to", "is missing"),
                        new RequestFault("windows[1].days", "must name a day, or be left out for every day"));
    }

    @Test
    void refusesQuietThatNeverEnds() {
        QuietHoursProposal proposal =
                new QuietHoursProposal("Europe/Berlin", List.of(new QuietHoursProposal.Line(null, "00:00", "00:00")));
        assertThat(((QuietHoursProposal.Reading.Faulty) proposal.read(NOW)).faults())
                .containsExactly(new RequestFault("windows", "must leave you reachable every 96 hours"));
    }

    private static QuietHours sound(QuietHoursProposal proposal) {
        return ((QuietHoursProposal.Reading.Sound) proposal.read(NOW)).quiet();
    }
}
