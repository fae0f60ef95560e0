package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.RotationOverride;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An override as somebody asks for it.
 *
 * @param kind       {@code add}, {@code remove}, {@code replace} or {@code temporary}
 * @param from       inclusive; absent: now
 * @param until      exclusive; at most 366 days after {@code from}
 * @param personId   who is added or removed, or whom another stands in for; not with {@code temporary}
 * @param byPersonId who stands in; only with {@code replace}
 * @param role       {@code primary} (where it is absent), {@code secondary} or {@code shadow}; only with {@code add}
 * @param shifts     all who are on call meanwhile; only with {@code temporary}, where none means nobody
 * @param reason     why, 1 to 500 characters
 */
record OverrideProposal(
        String kind,
        Instant from,
        Instant until,
        String personId,
        String byPersonId,
        String role,
        List<ShiftProposal> shifts,
        String reason) {

    static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_REASON = 500;
    private static final int MOST_SHIFTS = 500;
    private static final Map<String, Role> ROLES =
            Map.of("primary", Role.PRIMARY, "secondary", Role.SECONDARY, "shadow", Role.SHADOW);

    /**
     * A fixed shift of a temporary schedule.
     *
     * @param role {@code primary} where it is absent
     */
    record ShiftProposal(Instant from, Instant until, String role, String personId) {}

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(RotationOverride override, String reason) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    /** @param people all whom the catalog knows */
    Reading read(UUID id, Set<String> people, Instant now) {
        return new Reader(this, people, now, new ArrayList<>()).read(id.toString());
    }

    private record Reader(OverrideProposal proposal, Set<String> people, Instant now, List<RequestFault> faults) {

        Reading read(String id) {
            Range range = range();
            String reason = proposal.reason == null ? "" : proposal.reason.strip();
            if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
                fault("reason", "must have 1 to " + LONGEST_REASON + " characters");
            }
            RotationOverride override = override(id, range);
            return faults.isEmpty() ? new Reading.Sound(override, reason) : new Reading.Faulty(List.copyOf(faults));
        }

        private RotationOverride override(String id, Range range) {
            return switch (proposal.kind) {
                case "add" -> {
                    absent("byPersonId", proposal.byPersonId);
                    absent("shifts", proposal.shifts);
                    yield new RotationOverride.Add(
                            id, range, role("role", proposal.role), person("personId", proposal.personId));
                }
                case "remove" -> {
                    absent("byPersonId", proposal.byPersonId);
                    absent("role", proposal.role);
                    absent("shifts", proposal.shifts);
                    yield new RotationOverride.Remove(id, range, person("personId", proposal.personId));
                }
                case "replace" -> {
                    absent("role", proposal.role);
                    absent("shifts", proposal.shifts);
                    String person = person("personId", proposal.personId);
                    String by = person("byPersonId", proposal.byPersonId);
                    if (!person.isEmpty() && person.equals(by)) {
                        fault("byPersonId", "must be another person than personId");
                    }
                    yield new RotationOverride.Replace(id, range, person, by);
                }
                case "temporary" -> {
                    absent("personId", proposal.personId);
                    absent("byPersonId", proposal.byPersonId);
                    absent("role", proposal.role);
                    yield new RotationOverride.Temporary(id, range, shifts(range));
                }
                case null, default -> {
                    fault("kind", "must be add, remove, replace or temporary");
                    yield new RotationOverride.Remove(id, range, "");
                }
            };
        }

        private Range range() {
            Instant from = micros(proposal.from == null ? now : proposal.from);
            if (proposal.until == null) {
                fault("until", "is missing");
                return new Range(from, from);
            }
            Instant until = micros(proposal.until);
            if (from.isBefore(now.truncatedTo(ChronoUnit.MICROS))) {
                fault("from", "must not be in the past");
            }
            if (!from.isBefore(until)) {
                fault("until", "must be after from");
                return new Range(from, from);
            }
            if (Duration.between(from, until).compareTo(LONGEST) > 0) {
                fault("until", "must be at most 366 days after from");
            }
            return new Range(from, until);
        }

        private List<RotationOverride.Fixed> shifts(Range range) {
            List<ShiftProposal> asked = proposal.shifts == null ? List.of() : proposal.shifts;
            if (asked.size() > MOST_SHIFTS) {
                fault("shifts", "must have at most " + MOST_SHIFTS + " entries");
                return List.of();
            }
            List<RotationOverride.Fixed> shifts = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                String path = "shifts[" + i + "]";
                ShiftProposal shift = asked.get(i);
                if (shift == null || shift.from == null || shift.until == null) {
                    fault(path, "needs from and until");
                    continue;
                }
                Instant from = micros(shift.from);
                Instant until = micros(shift.until);
                if (!from.isBefore(until)) {
                    fault(path + ".until", "must be after from");
                    continue;
                }
                if (from.isBefore(range.from()) || until.isAfter(range.until())) {
                    fault(path, "must lie within the override");
                }
                shifts.add(new RotationOverride.Fixed(
                        new Range(from, until),
                        role(path + ".role", shift.role),
                        person(path + ".personId", shift.personId)));
            }
            return shifts;
        }

        private Role role(String path, String role) {
            if (role != null && !ROLES.containsKey(role)) {
                fault(path, "must be primary, secondary or shadow");
                return Role.PRIMARY;
            }
            return role == null ? Role.PRIMARY : ROLES.get(role);
        }

        private String person(String path, String id) {
            if (id == null) {
                fault(path, "is missing");
                return "";
            }
            if (!people.contains(id)) {
                fault(path, "there is no person '" + id + "' in the catalog");
                return "";
            }
            return id;
        }

        private void absent(String path, Object value) {
            if (value != null) {
                fault(path, "does not go with the kind " + proposal.kind);
            }
        }

        private void fault(String path, String message) {
            faults.add(new RequestFault(path, message));
        }

        private static Instant micros(Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS);
        }
    }
}
