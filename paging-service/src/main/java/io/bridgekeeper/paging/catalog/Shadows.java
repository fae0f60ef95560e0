package io.bridgekeeper.paging.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Systems and areas that no signal can reach: earlier ones take all that they match, or nothing can match. */
final class Shadows {

    private final List<Fault> faults = new ArrayList<>();

    private Shadows() {}

    /** @param systems in the order of the file */
    static List<Fault> faults(List<CatalogSystem> systems) {
        Shadows shadows = new Shadows();
        shadows.checkSystems(systems);
        for (int i = 0; i < systems.size(); i++) {
            shadows.checkAreas("systems[" + i + "].areas", systems.get(i).areas());
        }
        return shadows.faults;
    }

    private void checkSystems(List<CatalogSystem> systems) {
        RoutingIndex index = RoutingIndex.of(systems);
        for (int i = 0; i < systems.size(); i++) {
            String path = "systems[" + i + "].matchers";
            Narrowing narrowing = Narrowing.of(systems.get(i).matchers());
            if (contradicts(path, narrowing)) {
                continue;
            }
            int at = i;
            int earlier = index.first(
                    narrowing.witness(),
                    number -> number >= at
                            || narrowing.implies(systems.get(number).matchers()));
            if (earlier >= 0 && earlier < i) {
                shadowed(path, "systems[" + earlier + "]", systems.get(earlier).id());
            }
        }
    }

    private void checkAreas(String path, List<Area> areas) {
        for (int i = 0; i < areas.size(); i++) {
            String own = path + "[" + i + "].matchers";
            Narrowing narrowing = Narrowing.of(areas.get(i).matchers());
            if (contradicts(own, narrowing)) {
                continue;
            }
            IntStream.range(0, i)
                    .filter(earlier -> narrowing.implies(areas.get(earlier).matchers()))
                    .findFirst()
                    .ifPresent(earlier -> shadowed(
                            own, path + "[" + earlier + "]", areas.get(earlier).id()));
        }
    }

    private boolean contradicts(String path, Narrowing narrowing) {
        narrowing
                .contradiction()
                .ifPresent(label ->
                        faults.add(new Fault(path, "no value of the label '" + label + "' can meet all of them")));
        return narrowing.contradiction().isPresent();
    }

    private void shadowed(String path, String earlier, String id) {
        faults.add(new Fault(path, "every signal that they match is matched by " + earlier + " '" + id + "' before"));
    }
}
