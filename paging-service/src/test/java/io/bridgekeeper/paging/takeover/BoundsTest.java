package io.bridgekeeper.paging.takeover;

import static io.bridgekeeper.paging.takeover.Exports.NOTHING_SAID;
import static io.bridgekeeper.paging.takeover.Exports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.takeover.Exports.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exports that would become far larger than they are. */
class BoundsTest {

    private static final List<Boolean> EVERY_DAY = Collections.nCopies(7, true);
    private static final Map<String, Object> ALICE = Map.of("id", "A", "name", "Alice", "email", "alice@example.org");

    private static Map<String, Object> target(String start, String end) {
        return Map.of(
                "target", Map.of("id", "A", "type", "user"),
                "rules", List.of(Map.of("start", start, "end", end, "weekdayFilter", EVERY_DAY)));
    }

    private static Outcome goalert(List<Map<String, Object>> targets, List<?> temporary) {
        return Exports.propose(
                Peer.GOALERT,
                Map.of(
                        "users",
                        List.of(ALICE),
                        "schedules",
                        List.of(Map.of(
                                "id", "S",
                                "name", "s",
                                "timeZone", "UTC",
                                "targets", targets,
                                "temporarySchedules", temporary))),
                NOTHING_SAID,
                NOW);
    }

    @Test
    void makesAtMostTwentyRotationsOfASchedule() {
        Outcome outcome = goalert(Collections.nCopies(23, target("00:00", "00:00")), List.of());
        assertThat(Exports.rotations(withP0(outcome))).hasSize(20);
        assertThat(outcome.lines())
                .filteredOn(line -> line.contains("than 20 rotations hold"))
                .hasSize(3);
    }

    @Test
    void sharesARotationAmongThoseWhoAreNeverOnCallAtOnce() {
        Outcome outcome = goalert(
                List.of(target("00:00", "08:00"), target("08:00", "16:00"), target("16:00", "00:00")), List.of());
        assertThat(Exports.rotations(withP0(outcome)))
                .singleElement()
                .satisfies(rotation -> assertThat(rotation.layers()).hasSize(3));
        Outcome overlapping = goalert(List.of(target("00:00", "08:01"), target("08:00", "16:00")), List.of());
        assertThat(Exports.rotations(withP0(overlapping))).hasSize(2);
    }

    @Test
    void writesNoLongListOutForEachOfManySchedules() {
        List<String> users = Collections.nCopies(40_000, "A");
        Map<String, Object> rotation = Map.of(
                "id",
                "R",
                "name",
                "r",
                "timeZone",
                "UTC",
                "start",
                "2026-01-05T09:00:00Z",
                "type",
                "weekly",
                "activeUserIndex",
                0,
                "userIDs",
                users);
        List<Object> schedules = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            schedules.add(Map.of(
                    "id",
                    "S" + i,
                    "name",
                    "s",
                    "timeZone",
                    "UTC",
                    "targets",
                    List.of(Map.of(
                            "target", Map.of("id", "R", "type", "rotation"),
                            "rules", List.of(Map.of("start", "00:00", "end", "00:00", "weekdayFilter", EVERY_DAY))))));
        }
        Outcome outcome = Exports.propose(
                Peer.GOALERT,
                Map.of("users", List.of(ALICE), "rotations", List.of(rotation), "schedules", schedules),
                NOTHING_SAID,
                NOW);
        assertThat(outcome.lines())
                .filteredOn(line -> line.contains("send it in parts"))
                .hasSize(2);
    }

    @Test
    void makesNoTemporaryScheduleOfMoreShiftsThanOneMayHave() {
        List<Map<String, Object>> shifts = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            shifts.add(Map.of(
                    "userID", "A",
                    "start", NOW.plusSeconds(86_400L + i * 600L).toString(),
                    "end", NOW.plusSeconds(86_400L + (i + 1) * 600L).toString()));
        }
        Map<String, Object> temporary = Map.of(
                "start",
                NOW.plusSeconds(86_400).toString(),
                "end",
                NOW.plusSeconds(864_000).toString(),
                "shifts",
                shifts);
        Outcome outcome = goalert(List.of(target("00:00", "00:00")), List.of(temporary));
        assertThat(outcome.proposal().overrides()).isEmpty();
        assertThat(outcome.lines()).anyMatch(line -> line.contains("more than 500 shifts"));
    }

    /** The person whom {@link Exports#rotations} has in what it adds. */
    private static Outcome withP0(Outcome outcome) {
        List<Object> people =
                new ArrayList<>((List<?>) outcome.proposal().catalog().get("people"));
        people.add(Map.of("id", "p0", "name", "P", "contacts", List.of(Map.of("email", "p0@example.org"))));
        Map<String, Object> catalog =
                new java.util.LinkedHashMap<>(outcome.proposal().catalog());
        catalog.put("people", people);
        Proposal proposal = outcome.proposal();
        return new Outcome(
                new Proposal(catalog, proposal.overrides(), proposal.missing(), proposal.notCarriedOver()),
                outcome.reading(),
                outcome.faults());
    }
}
