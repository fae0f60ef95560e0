package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Ranges;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the stretches of shifts in which who is on call does not expect to be called, long before they begin. */
final class ShiftGaps {

    private final Calls calls;
    private final Map<String, List<Answer>> answers;
    private final ChannelsOf channels;

    /** The channels of a person's contacts. */
    interface ChannelsOf {
        Set<String> person(String id);
    }

    ShiftGaps(Calls calls, Collection<Answer> answers, ChannelsOf channels) {
        this.calls = calls;
        this.answers = answers.stream().collect(Collectors.groupingBy(Answer::personId));
        this.channels = channels;
    }

    private record Stretch(Range range, Obstacle why) {}

    /**
     * @param shifts of one rotation; those of shadows are passed over, for they are never called
     * @return in the order of the shifts, within each by its beginning
     */
    List<ShiftGap> of(String rotationId, List<Shift> shifts) {
        List<ShiftGap> gaps = new ArrayList<>();
        for (Shift shift : shifts) {
            if (shift.role() != Role.SHADOW) {
                gaps.addAll(of(rotationId, shift));
            }
        }
        return gaps;
    }

    private List<ShiftGap> of(String rotationId, Shift shift) {
        Map<Stretch, Set<String>> found = new LinkedHashMap<>();
        for (Occasion occasion : calls.ofRotation().getOrDefault(rotationId, Set.of())) {
            for (Stretch stretch : uncovered(shift, occasion)) {
                Set<String> systems = found.computeIfAbsent(stretch, first -> new LinkedHashSet<>());
                occasion.systemId().ifPresent(systems::add);
            }
        }
        return found.entrySet().stream()
                .map(entry -> new ShiftGap(
                        shift.personId(),
                        rotationId,
                        shift.role(),
                        entry.getKey().range(),
                        entry.getKey().why(),
                        entry.getValue()))
                .sorted(Comparator.comparing(gap -> gap.range().from()))
                .toList();
    }

    private List<Stretch> uncovered(Shift shift, Occasion occasion) {
        String person = shift.personId();
        Set<String> reachable = channels.person(person);
        List<Answer> about = Expectation.answersTo(person, answers.getOrDefault(person, List.of()), occasion);
        Ranges covered = new Ranges();
        // Where an agreement begins or ends the reason may change.
        Set<Instant> cuts = new TreeSet<>();
        for (Consent consent : Expectation.consents(about)) {
            Range inForce = consent.range().within(shift.range());
            cuts.add(inForce.from());
            cuts.add(inForce.until());
            if (reachable.stream().anyMatch(consent::allows)) {
                consent.hours().over(inForce).forEach(covered::add);
            } else {
                consent.hours().over(inForce).forEach(hours -> {
                    cuts.add(hours.from());
                    cuts.add(hours.until());
                });
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Range free : covered.leaveOf(shift.range())) {
            Instant from = free.from();
            for (Instant cut : cuts) {
                if (from.isBefore(cut) && cut.isBefore(free.until())) {
                    add(stretches, new Range(from, cut), about, reachable);
                    from = cut;
                }
            }
            add(stretches, new Range(from, free.until()), about, reachable);
        }
        return stretches;
    }

    /** One that goes on for the same reason is one with that before it. */
    private static void add(List<Stretch> stretches, Range range, List<Answer> about, Set<String> reachable) {
        if (Expectation.of(about, reachable, range.from()) instanceof Expectation.Unexpected(Obstacle why)) {
            Stretch last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && last.why().equals(why) && last.range().until().equals(range.from())) {
                stretches.set(stretches.size() - 1, new Stretch(last.range().union(range), why));
            } else {
                stretches.add(new Stretch(range, why));
            }
        }
    }
}
