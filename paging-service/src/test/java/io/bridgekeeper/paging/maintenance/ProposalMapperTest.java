package io.bridgekeeper.paging.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.maintenance.ProposalMapper.Reading;
import io.bridgekeeper.problem.RequestFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalMapperTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Set<String> SYSTEMS = Set.of("checkout", "search");

    private static Reading read(WindowProposal proposal) {
        return ProposalMapper.read(proposal, SYSTEMS, NOW);
    }

    private static List<String> faults(WindowProposal proposal) {
        return ((Reading.Faulty) read(proposal))
                .faults().stream().map(RequestFault::toString).toList();
    }

    private static WindowProposal recurring(String start, String duration, String rule, Instant endsAt) {
        return new WindowProposal(
                List.of("checkout"),
                null,
                null,
                null,
                new WindowProposal.Recurrence(start, "Europe/Berlin", duration, rule, endsAt),
                null,
                "Upgrade");
    }

    private static WindowProposal once(Instant from, Instant until) {
        return new WindowProposal(List.of("checkout"), null, from, until, null, null, "Upgrade");
    }

    @Test
    void readsAWindowThatBeginsNow() {
        WindowPlan plan = ((Reading.Sound) read(once(null, NOW.plusSeconds(3600)))).plan();
        assertThat(plan.occurrences()).hasSize(1);
        assertThat(plan.occurrences().getFirst().from()).isEqualTo(NOW);
        assertThat(plan.holdBack()).hasSize(5);
    }

    @Test
    void refusesAWindowWithoutAnEnd() {
        assertThat(faults(once(null, null))).singleElement().asString().contains("must end");
        assertThat(faults(recurring("2026-12-01T02:00:00", "PT2H", "FREQ=WEEKLY;BYDAY=TU", null)))
                .singleElement()
                .asString()
                .contains("recurrence.rrule")
                .contains("needs UNTIL or COUNT");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-01T02:00:00 | PT2H  | FREQ=WEEKLY;BYDAY=TU;COUNT=10              |",
                "2026-12-01T02:00:00 | PT2H  | FREQ=WEEKLY;BYDAY=TU;UNTIL=20270301T010000Z |",
                "2026-12-01T02:00:00 | P7D   | FREQ=MONTHLY;BYMONTHDAY=1;COUNT=11         |",
                "2026-12-01T02:00:00 | PT2H  | FREQ=WEEKLY;BYDAY=TU;COUNT=60              | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | FREQ=YEARLY;COUNT=1000                     | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | FREQ=WEEKLY;BYDAY=MO;COUNT=10              | recurrence.start",
                "2026-12-01T02:00:00 | PT2H  | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1 | recurrence.start",
                "2026-01-01T02:00:00 | PT2H  | FREQ=DAILY;COUNT=10                        | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | FREQ=HOURLY;COUNT=10                       | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | FREQ=DAILY;BYHOUR=1,2;COUNT=10             | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | FREQ=DAILY;INTERVAL=0;COUNT=10             | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | FREQ=DAILY;COUNT=2;UNTIL=20270101          | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | FREQ=DAILY;COUNT=2;                        | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | FREQ=DAILY;BYMONTHDAY=99;COUNT=2           | recurrence.rrule",
                "2026-12-01T02:00:00 | PT2H  | COUNT=2                                    | recurrence.rrule",
                "2026-12-01T02:00:00 | P8D   | FREQ=DAILY;COUNT=2                         | recurrence.duration",
                "2026-12-01T02:00:00 | PT0S  | FREQ=DAILY;COUNT=2                         | recurrence.duration",
                "tomorrow            | PT2H  | FREQ=DAILY;COUNT=2                         | recurrence.start",
                "+99999-12-01T02:00  | PT2H  | FREQ=DAILY;COUNT=2                         | recurrence.start",
            })
    void refusesWhatRepeatsTooLongTooOftenOrNever(String start, String duration, String rule, String path) {
        Reading reading = read(recurring(start, duration, rule, null));
        if (path == null) {
            assertThat(reading).isInstanceOf(Reading.Sound.class);
        } else {
            assertThat(((Reading.Faulty) reading).faults().stream().map(RequestFault::path))
                    .containsExactly(path);
        }
    }

    @Test
    void endsWithAnEndOfItsOwnInTheMiddleOfAnOccurrence() {
        Instant ends = Instant.parse("2026-12-08T02:00:00Z");
        WindowPlan plan = ((Reading.Sound) read(recurring("2026-12-01T02:00:00", "PT2H", "FREQ=WEEKLY", ends))).plan();
        assertThat(plan.occurrences()).hasSize(2);
        assertThat(plan.occurrences().getLast().from()).isEqualTo("2026-12-08T01:00:00Z");
        assertThat(plan.occurrences().getLast().until()).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:00:00Z, 2026-11-24T09:00:00Z",
        "2026-11-24T09:00:00Z, 2026-12-01T09:00:01Z",
        "2026-11-20T09:00:00Z, 2026-11-23T09:00:00Z",
        "2027-11-24T08:00:00Z, 2027-11-24T09:00:01Z",
    })
    void refusesAnEndThatIsTooFarOrOver(Instant from, Instant until) {
        assertThat(((Reading.Faulty) read(once(from, until))).faults().stream().map(RequestFault::path))
                .containsExactly("until");
    }

    @Test
    void listsAllFaultsAtOnce() {
        WindowProposal proposal = new WindowProposal(
                null,
                List.of(Map.of("label", "env"), Map.of("label", "env", "regex", "(")),
                NOW,
                NOW,
                new WindowProposal.Recurrence("x", "Mars/Base", "x", "FREQ=DAILY;X=1", null),
                List.of("SEV9"),
                " ");
        assertThat(((Reading.Faulty) read(proposal)).faults().stream().map(RequestFault::path))
                .containsExactlyInAnyOrder(
                        "matchers[0]",
                        "matchers[1].regex",
                        "from",
                        "until",
                        "recurrence.start",
                        "recurrence.zone",
                        "recurrence.duration",
                        "recurrence.rrule",
                        "holdBack[0]",
                        "reason");
        assertThat(faults(new WindowProposal(
                        List.of("checkout", "no-such"), null, null, NOW.plusSeconds(9), null, List.of(), "x")))
                .hasSize(2);
        assertThat(faults(new WindowProposal(null, null, null, NOW.plusSeconds(9), null, null, "x")))
                .hasSize(1);
    }
}
