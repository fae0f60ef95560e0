package io.bridgekeeper.paging.subscription;

import java.util.Collections;
import java.util.Set;

/**
 * Which events are wanted.
 *
 * @param kinds   none for all
 * @param systems by their catalog ids; none for all, those included that are about no system
 */
record EventFilter(Set<EventKind> kinds, Set<String> systems) {

    boolean wants(EventKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    boolean wants(PublicEvent event) {
        return wants(event.kind()) && (systems.isEmpty() || !Collections.disjoint(systems, event.systems()));
    }
}
