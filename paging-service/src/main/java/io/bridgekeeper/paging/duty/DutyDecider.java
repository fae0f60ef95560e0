package io.bridgekeeper.paging.duty;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Layer;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides what is said anew of who can be called. */
final class DutyDecider {

    private DutyDecider() {}

    /**
     * A system is said where something else is true of the time that was spoken of before: not where only the window has
     * moved on, also if another shift begins in what it newly reaches; that is said when its renewal is due. Who has left the catalog, or can log in no more, is
     * named as long as the schedule or the policy names them: that is what is to be found out.
     *
     * @param schedules of all rotations of the catalog by id, right within the window
     * @param renewal   which systems are said in any case
     * @param last      what was said last under each key
     * @return systems and rotations of the catalog in its order, then those that have left it, once
     */
    static List<Said> decide(
            Catalog catalog, Map<String, FinalSchedule> schedules, Range window, Renewal renewal, List<Said> last) {
        Map<String, Said> known = last.stream().collect(Collectors.toMap(Said::key, Function.identity()));
        DutyPlan plan = new DutyPlan(catalog, schedules, window);
        List<Said> news = new ArrayList<>();
        catalog.systems().values().forEach(system -> {
            Said.OfSystem now = plan.of(system);
            if (!(known.get(now.key()) instanceof Said.OfSystem before)
                    || !now.agreesWith(before)
                    || renewal.isDue(now.key(), before.window())) {
                news.add(now);
            }
        });
        catalog.rotations().values().forEach(rotation -> {
            Said.OfRotation now = new Said.OfRotation(rotation.id(), members(rotation), false);
            if (!now.equals(known.get(now.key()))) {
                news.add(now);
            }
        });
        last.forEach(before -> retired(before, catalog, window).ifPresent(news::add));
        return List.copyOf(news);
    }

    private static Optional<Said> retired(Said before, Catalog catalog, Range window) {
        if (before.retired()) {
            return Optional.empty();
        }
        return switch (before) {
            case Said.OfSystem(String id, Range spokenOf, List<SystemDuty> duties, boolean retired) ->
                catalog.systems().containsKey(id)
                        ? Optional.empty()
                        : Optional.of(new Said.OfSystem(id, window, List.of(), true));
            case Said.OfRotation(String id, List<String> members, boolean retired) ->
                catalog.rotations().containsKey(id)
                        ? Optional.empty()
                        : Optional.of(new Said.OfRotation(id, List.of(), true));
        };
    }

    /** Shadows take no turns. */
    private static List<String> members(Rotation rotation) {
        return rotation.layers().stream()
                .filter(layer -> layer.role() != Role.SHADOW)
                .map(Layer::people)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }
}
