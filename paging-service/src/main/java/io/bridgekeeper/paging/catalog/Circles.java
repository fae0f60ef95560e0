package io.bridgekeeper.paging.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Systems that depend on themselves, over others or straight. */
final class Circles {

    private final Map<String, CatalogSystem> systems;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private Circles(List<CatalogSystem> systems) {
        this.systems = Catalog.byId(systems, CatalogSystem::id);
        for (int i = 0; i < systems.size(); i++) {
            numbers.put(systems.get(i).id(), i);
        }
    }

    /** One fault for each circle that a walk along {@code dependsOn} closes; ids that are not there end a walk. */
    static List<Fault> faults(List<CatalogSystem> systems) {
        Circles circles = new Circles(systems);
        systems.forEach(system -> circles.walkFrom(system.id()));
        return circles.faults;
    }

    /** A system on the way, and whither the walk has not been from it. */
    private record Stop(String id, Iterator<String> ahead) {}

    /** Depth first with a stack of its own: a chain may be as long as the catalog. */
    private void walkFrom(String start) {
        Deque<Stop> way = new ArrayDeque<>();
        Set<String> onTheWay = new HashSet<>();
        enter(start, way, onTheWay);
        while (!way.isEmpty()) {
            Stop here = way.getLast();
            if (!here.ahead().hasNext()) {
                way.removeLast();
                onTheWay.remove(here.id());
                done.add(here.id());
                continue;
            }
            String next = here.ahead().next();
            if (onTheWay.contains(next)) {
                close(way, next);
            } else {
                enter(next, way, onTheWay);
            }
        }
    }

    private void enter(String id, Deque<Stop> way, Set<String> onTheWay) {
        if (systems.containsKey(id) && !done.contains(id)) {
            way.addLast(new Stop(id, systems.get(id).dependsOn().iterator()));
            onTheWay.add(id);
        }
    }

    private void close(Deque<Stop> way, String first) {
        List<String> circle =
                way.stream().map(Stop::id).dropWhile(id -> !id.equals(first)).toList();
        faults.add(new Fault(
                "systems[" + numbers.get(first) + "].dependsOn",
                "goes in a circle: " + String.join(" -> ", circle) + " -> " + first));
    }
}
