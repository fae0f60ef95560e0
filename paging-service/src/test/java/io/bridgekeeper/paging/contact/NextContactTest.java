package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.NoticeOfPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextContactTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    /** Notices of a page in order: a state each, {@code later} and {@code due} for pending ones; one way each. */
    @ParameterizedTest(name = "{0}, {1} ways in all: {2}")
    @CsvSource({
        "failed-permanent,                                1, GiveUp",
        "failed-permanent,                                2, Queue 1",
        "failed-permanent failed-permanent,               3, Queue 2",
        "failed-permanent failed-permanent,               2, GiveUp",
        "failed-permanent later,                          2, BringForward 1",
        "failed-permanent later later,                    3, BringForward 1",
        "sent failed-permanent later,                     3, BringForward 2",
        "failed-permanent due later,                      3, Leave",
        "failed-permanent sending,                        3, Leave",
        "failed-permanent failed-temporary,               3, Leave",
        "sent failed-permanent,                           3, Leave",
        "delivered failed-permanent,                      3, Leave",
        "failed-permanent cancelled,                      2, GiveUp",
        "put-off,                                         2, Queue 1",
        "put-off later,                                   2, BringForward 1",
        "put-off put-off,                                 3, Queue 2",
        "put-off failed-permanent,                        2, Leave",
        "put-off sent,                                    3, Leave",
        "failed-permanent bundled,                        3, Leave",
    })
    void decides(String states, int ways, String expected) {
        List<NoticeOfPage> notices = new ArrayList<>();
        for (String state : states.split(" ")) {
            boolean isPending = state.equals("later") || state.equals("due");
            int number = notices.size();
            notices.add(new NoticeOfPage(
                    new UUID(1, number),
                    number,
                    "email",
                    number + "@example.org",
                    isPending ? "pending" : state,
                    isPending
                            ? Optional.of(state.equals("later") ? NOW.plusSeconds(60L * number) : NOW)
                            : Optional.empty()));
        }
        List<ContactPlan.Planned> planned = IntStream.range(0, ways)
                .mapToObj(i -> new ContactPlan.Planned(new Way(new UUID(0, i), "email", i + "@example.org"), NOW, ""))
                .toList();
        ContactPlan plan = new ContactPlan(planned.subList(0, 1), planned.subList(1, ways), List.of());
        assertThat(words(NextContact.after(true, notices, plan, NOW))).isEqualTo(expected);
    }

    @Test
    void triesNoFurtherContactOfWhoeverHasAnswered() {
        ContactPlan plan = new ContactPlan(
                List.of(new ContactPlan.Planned(new Way(new UUID(0, 1), "email", "1@example.org"), NOW, "")),
                List.of(),
                List.of());
        assertThat(words(NextContact.after(false, List.of(), plan, NOW))).isEqualTo("Nothing");
    }

    private static String words(NextContact next) {
        return switch (next) {
            case NextContact.BringForward(UUID id) -> "BringForward " + id.getLeastSignificantBits();
            case NextContact.Queue(var planned) -> "Queue " + planned.way().id().getLeastSignificantBits();
            case NextContact.Leave() -> "Leave";
            case NextContact.Nothing() -> "Nothing";
            case NextContact.GiveUp() -> "GiveUp";
        };
    }
}
