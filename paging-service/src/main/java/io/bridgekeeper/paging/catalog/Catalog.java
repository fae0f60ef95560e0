package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.rotation.Rotation;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that one version of the catalog says, sound in itself: every id that an entry names is there.
 *
 * @param systems in the order of the file, which decides between systems that match the same signal
 * @param routing over {@code systems}
 */
public record Catalog(
        Map<String, Person> people,
        Map<String, Rotation> rotations,
        Map<String, EscalationPolicy> policies,
        Map<String, CatalogSystem> systems,
        EscalationPolicy fallback,
        RoutingIndex routing) {

    private static final EscalationPolicy NOBODY = new EscalationPolicy("nobody", List.of(), 1);

    /** The first system of the file whose matchers all hold. */
    public Optional<CatalogSystem> systemOf(Map<String, String> labels) {
        return routing.systemOf(labels);
    }

    /** The first system whose matchers all hold, and the first of its areas whose matchers do. */
    public Optional<Place> placeOf(Map<String, String> labels) {
        return systemOf(labels).map(system -> new Place(system, system.areaOf(labels)));
    }

    public Optional<CatalogSystem> system(String id) {
        return Optional.ofNullable(id).map(systems::get);
    }

    /** Where no catalog was ever given: signals open incidents all the same, and nobody is called. */
    static Catalog empty() {
        return of(List.of(), List.of(), List.of(NOBODY), List.of(), NOBODY.id());
    }

    static <T> Map<String, T> byId(Collection<T> entries, Function<T, String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(id.apply(entry), entry));
        return Collections.unmodifiableMap(map);
    }

    static Catalog of(
            List<Person> people,
            List<Rotation> rotations,
            List<EscalationPolicy> policies,
            List<CatalogSystem> systems,
            String fallbackPolicy) {
        Map<String, EscalationPolicy> policiesById = byId(policies, EscalationPolicy::id);
        return new Catalog(
                byId(people, Person::id),
                byId(rotations, Rotation::id),
                policiesById,
                byId(systems, CatalogSystem::id),
                policiesById.get(fallbackPolicy),
                RoutingIndex.of(systems));
    }
}
