package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.loadguard.LoadGuard;
import io.bridgekeeper.paging.loadguard.LoadLimits;
import io.bridgekeeper.paging.loadguard.Reached;
import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.HomeZone;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.Shift;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the rotations behind a ladder say of its people: since when they are on call, and who learns beside them.
 *
 * @param calls     of each rung, in their order
 * @param overrides by rotation, those in force now; one that has ended may have cut a shift's beginning, which is then
 *     taken to be earlier
 */
record Duties(List<Call> calls, Catalog catalog, Map<String, Overrides> overrides, Instant now) {

    Duties(Incident incident, Catalog catalog, Map<String, Overrides> overrides, Instant now) {
        this(incident.escalation().rungs().map(step -> step.calls().getFirst()).toList(), catalog, overrides, now);
    }

    /** By position of the rung, from 1; rungs beside which nobody learns are not there. */
    Map<Integer, Set<String>> shadows(Ladder ladder) {
        Map<Integer, Set<String>> shadows = new HashMap<>();
        for (int position = 1; position <= ladder.size(); position++) {
            Set<String> people = schedule(position).stream()
                    .flatMap(schedule -> schedule.at(now).stream())
                    .filter(duty -> duty.role() == Role.SHADOW)
                    .map(Duty::personId)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!people.isEmpty()) {
                shadows.put(position, people);
            }
        }
        return shadows;
    }

    /** @param pages when people were paged of late, by person */
    Map<String, Reached> limits(Ladder ladder, Map<String, List<Instant>> pages, LoadLimits limits) {
        Map<String, Reached> reached = new HashMap<>();
        for (int position = 1; position <= ladder.size(); position++) {
            String personId = ladder.rung(position - 1).personId();
            List<Instant> paged = pages.getOrDefault(personId, List.of());
            // Most have had none, and are not looked up in their rotation.
            if (!paged.isEmpty() && !reached.containsKey(personId)) {
                LoadGuard.of(paged, shiftBegan(position, personId), zone(position, personId), limits, now)
                        .ifPresent(limit -> reached.put(personId, limit));
            }
        }
        return reached;
    }

    private Optional<Instant> shiftBegan(int position, String personId) {
        return schedule(position).stream()
                .flatMap(schedule -> schedule.shiftsAt(now).stream())
                .filter(shift -> shift.personId().equals(personId) && shift.role() != Role.SHADOW)
                .map(Shift::range)
                .map(range -> range.from())
                .min(Instant::compareTo);
    }

    private ZoneId zone(int position, String personId) {
        return schedule(position)
                .map(schedule -> HomeZone.in(schedule.rotation(), personId))
                .orElseGet(() -> HomeZone.among(catalog.rotations().values(), personId));
    }

    /** Empty where the rung calls a person by name, or its rotation has left the catalog. */
    private Optional<FinalSchedule> schedule(int position) {
        return switch (calls.get(position - 1)) {
            case Call.OfPerson person -> Optional.empty();
            case Call.OfRotation(String id, Role role) ->
                Optional.ofNullable(catalog.rotations().get(id))
                        .map((Rotation rotation) ->
                                new FinalSchedule(rotation, overrides.getOrDefault(id, Overrides.NONE)));
        };
    }
}
