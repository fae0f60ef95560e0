package io.bridgekeeper.paging.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.oncall.OverrideProposal.Reading;
import io.bridgekeeper.paging.oncall.OverrideProposal.ShiftProposal;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OverrideProposalTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant THEN = NOW.plus(Duration.ofHours(8));
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    @Test
    void readsEachKind() {
        Range range = new Range(NOW, THEN);
        assertThat(read("add", null, THEN, "bob", null, "shadow", null))
                .isEqualTo(new RotationOverride.Add(ID.toString(), range, Role.SHADOW, "bob"));
        assertThat(read("remove", NOW, THEN, "bob", null, null, null))
                .isEqualTo(new RotationOverride.Remove(ID.toString(), range, "bob"));
        assertThat(read("replace", NOW, THEN, "bob", "alice", null, null))
                .isEqualTo(new RotationOverride.Replace(ID.toString(), range, "bob", "alice"));
        assertThat(read("temporary", NOW, THEN, null, null, null, List.of(new ShiftProposal(NOW, THEN, null, "bob"))))
                .isEqualTo(new RotationOverride.Temporary(
                        ID.toString(), range, List.of(new RotationOverride.Fixed(range, Role.PRIMARY, "bob"))));
        assertThat(read("temporary", NOW, THEN, null, null, null, null))
                .isEqualTo(new RotationOverride.Temporary(ID.toString(), range, List.of()));
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertThat(faults(new OverrideProposal(
                        "replace", NOW.minusSeconds(1), NOW.minusSeconds(2), "zoe", null, "primary", null, " ")))
                .containsExactlyInAnyOrder(
                        "from must not be in the past",
                        "until must be after from",
                        "personId there is no person 'zoe' in the catalog",
                        "byPersonId is missing",
                        "role does not go with the kind replace",
                        "reason must have 1 to 500 characters");
        assertThat(faults(new OverrideProposal(null, null, null, null, null, null, null, "x")))
                .containsExactlyInAnyOrder("until is missing", "kind must be add, remove, replace or temporary");
        assertThat(faults(new OverrideProposal(
                        "replace", NOW, NOW.plus(Duration.ofDays(367)), "bob", "bob", null, null, "x")))
                .containsExactlyInAnyOrder(
                        "until must be at most 366 days after from", "byPersonId must be another person than personId");
    }

    @Test
    void keepsTheShiftsOfATemporaryScheduleWithinIt() {
        assertThat(faults(new OverrideProposal(
                        "temporary",
                        NOW,
                        THEN,
                        null,
                        null,
                        null,
                        List.of(
                                new ShiftProposal(NOW, THEN.plusSeconds(1), "boss", "bob"),
                                new ShiftProposal(THEN, NOW, null, "bob"),
                                new ShiftProposal(NOW, null, null, "bob")),
                        "peak week")))
                .containsExactlyInAnyOrder(
                        "shifts[0] must lie within the override",
                        "shifts[0].role must be primary, secondary or shadow",
                        "shifts[1].until must be after from",
                        "shifts[2] needs from and until");
    }

    private static RotationOverride read(
            String kind,
            Instant from,
            Instant until,
            String person,
            String by,
            String role,
            List<ShiftProposal> shifts) {
        var proposal = new OverrideProposal(kind, from, until, person, by, role, shifts, "ill");
        return switch (proposal.read(ID, Set.of("alice", "bob"), NOW)) {
            case Reading.Sound(var override, String reason) -> override;
            case Reading.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<String> faults(OverrideProposal proposal) {
        return switch (proposal.read(ID, Set.of("alice", "bob"), NOW)) {
            case Reading.Sound sound -> List.of();
            case Reading.Faulty(var faults) ->
                faults.stream()
                        .map(fault -> fault.path() + " " + fault.message())
                        .toList();
        };
    }
}
