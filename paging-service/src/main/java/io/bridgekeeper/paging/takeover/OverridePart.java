package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.Inventory.Change;
import io.bridgekeeper.paging.takeover.Inventory.FixedShift;
import io.bridgekeeper.paging.takeover.Proposal.OfRotation;
import io.bridgekeeper.paging.takeover.Proposal.Request;
import io.bridgekeeper.paging.takeover.Proposal.Shift;
import io.bridgekeeper.paging.takeover.RotationPart.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The overrides of a proposal: those that are not over. */
final class OverridePart {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();
    private static final int MOST_SHIFTS = 500;
    private static final int MOST = 10_000;

    private final Map<String, List<Request>> byRotation = new LinkedHashMap<>();
    private final PeoplePart people;
    private final RotationPart rotations;
    private final Report report;
    private final Instant now;
    private final String reason;
    private int made;

    private OverridePart(PeoplePart people, RotationPart rotations, Report report, Instant now, String reason) {
        this.people = people;
        this.rotations = rotations;
        this.report = report;
        this.now = now;
        this.reason = reason;
    }

    static List<OfRotation> of(
            List<Change> changes,
            PeoplePart people,
            RotationPart rotations,
            Report report,
            Instant now,
            String reason) {
        OverridePart part = new OverridePart(people, rotations, report, now, reason);
        changes.forEach(part::add);
        return part.byRotation.entrySet().stream()
                .map(entry -> new OfRotation(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Overrides are made some time after they were proposed, and none begins in the past. */
    private Instant soonest() {
        return Instant.ofEpochSecond((now.getEpochSecond() / QUARTER + 2) * QUARTER);
    }

    private void add(Change change) {
        if (!change.until().isAfter(now)) {
            return;
        }
        List<Track> tracks = rotations.tracks(change.scheduleKey());
        if (tracks.isEmpty()) {
            report.dropped(
                    change.path(),
                    "There is no rotation for the schedule " + Report.quoted(change.scheduleKey()) + ".");
            return;
        }
        Instant from = change.from();
        if (from.isBefore(soonest())) {
            from = soonest();
            if (!from.isBefore(change.until())) {
                report.dropped(change.path(), "It ends at " + change.until() + ", before it could be made.");
                return;
            }
            report.approximated(
                    change.path(), "It begins at " + from + ": make it before then. No override begins in the past.");
        }
        if (made >= MOST) {
            report.dropped(change.path(), "More than " + MOST + " overrides are not taken over at once.");
            return;
        }
        Instant latest = from.plus(LONGEST);
        if (latest.isBefore(change.until())) {
            report.approximated(
                    change.path(),
                    "It ends at " + latest + ": an override lasts 366 days at most. A layer lasts longer.");
        }
        add(change, tracks, from, latest.isBefore(change.until()) ? latest : change.until());
    }

    private void add(Change change, List<Track> tracks, Instant from, Instant until) {
        switch (change) {
            case Change.Added added ->
                person(added.path(), added.userKey())
                        .ifPresent(
                                id -> put(tracks.getFirst(), new Request("add", from, until, id, null, null, reason)));
            case Change.Removed removed ->
                person(removed.path(), removed.userKey())
                        .ifPresent(id -> tracks.forEach(
                                track -> put(track, new Request("remove", from, until, id, null, null, reason))));
            case Change.Replaced replaced -> {
                Optional<String> id = person(replaced.path(), replaced.userKey());
                Optional<String> by = person(replaced.path(), replaced.byUserKey());
                if (id.isPresent() && by.isPresent() && !id.equals(by)) {
                    tracks.forEach(
                            track -> put(track, new Request("replace", from, until, id.get(), by.get(), null, reason)));
                }
            }
            case Change.Fixed fixed -> add(fixed, tracks, from, until);
        }
    }

    private void add(Change.Fixed fixed, List<Track> all, Instant from, Instant until) {
        List<Track> tracks = fixed.layers().isEmpty()
                ? all
                : all.stream()
                        .filter(track -> fixed.layers().stream().anyMatch(track.layerPaths()::contains))
                        .toList();
        if (tracks.isEmpty()) {
            report.dropped(fixed.path(), "Nothing is left of those parts of the schedule that it overrides.");
            return;
        }
        List<Shift> shifts = new ArrayList<>();
        fixed.shifts().stream()
                .sorted(Comparator.comparing(FixedShift::from))
                .forEach(shift -> cut(shift, from, until)
                        .ifPresent(cut -> person(shift.path(), shift.userKey())
                                .ifPresent(id -> shifts.add(new Shift(cut.from(), cut.until(), id)))));
        if (shifts.isEmpty() && !fixed.shifts().isEmpty()) {
            report.dropped(fixed.path(), "Nobody is left whom it puts on call.");
            return;
        }
        List<List<Shift>> parted = part(shifts, tracks.size());
        if (parted.stream().anyMatch(some -> some.size() > MOST_SHIFTS)) {
            report.dropped(fixed.path(), "It has more than " + MOST_SHIFTS + " shifts.");
            return;
        }
        for (int i = 0; i < tracks.size(); i++) {
            put(tracks.get(i), new Request("temporary", from, until, null, null, parted.get(i), reason));
        }
    }

    private static Optional<FixedShift> cut(FixedShift shift, Instant from, Instant until) {
        Instant begins = shift.from().isBefore(from) ? from : shift.from();
        Instant ends = shift.until().isAfter(until) ? until : shift.until();
        return begins.isBefore(ends)
                ? Optional.of(new FixedShift(shift.path(), begins, ends, shift.userKey()))
                : Optional.empty();
    }

    /** Shifts that overlap are parted over the tracks as far as these reach; one without any has those of the first. */
    private static List<List<Shift>> part(List<Shift> shifts, int tracks) {
        List<List<Shift>> parted = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            parted.add(new ArrayList<>());
        }
        for (Shift shift : shifts) {
            parted.stream()
                    .filter(some -> some.isEmpty() || !some.getLast().until().isAfter(shift.from()))
                    .findFirst()
                    .orElse(parted.getFirst())
                    .add(shift);
        }
        return parted.stream()
                .map(some -> List.copyOf(some.isEmpty() ? parted.getFirst() : some))
                .toList();
    }

    private Optional<String> person(String path, String key) {
        Optional<String> id = people.id(key);
        if (id.isEmpty()) {
            report.dropped(path, "There is no user " + Report.quoted(key) + " in this export.");
        }
        return id;
    }

    private void put(Track track, Request request) {
        made++;
        byRotation.computeIfAbsent(track.rotationId(), id -> new ArrayList<>()).add(request);
    }
}
