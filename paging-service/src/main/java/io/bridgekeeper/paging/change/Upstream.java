package io.bridgekeeper.paging.change;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Systems whose changes can break a system: itself, and what it depends on. */
public final class Upstream {

    /** Further on, nearly everything depends on nearly everything. */
    static final int MOST_STEPS = 3;

    static final int MOST_SYSTEMS = 50;

    private Upstream() {}

    /**
     * By id, how many dependencies lead there: 0 for the system itself.
     *
     * @return the nearest first, at most {@link #MOST_SYSTEMS} of at most {@link #MOST_STEPS} steps; empty for a system
     *     that is not in the catalog
     */
    public static Map<String, Integer> of(String systemId, Catalog catalog) {
        Map<String, Integer> steps = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>();
        if (catalog.system(systemId).isPresent()) {
            steps.put(systemId, 0);
            next.add(systemId);
        }
        while (!next.isEmpty()) {
            String id = next.remove();
            int further = steps.get(id) + 1;
            if (further > MOST_STEPS) {
                break;
            }
            for (String needed :
                    catalog.system(id).map(CatalogSystem::dependsOn).orElseThrow()) {
                if (steps.size() < MOST_SYSTEMS && steps.putIfAbsent(needed, further) == null) {
                    next.add(needed);
                }
            }
        }
        return Collections.unmodifiableMap(steps);
    }
}
