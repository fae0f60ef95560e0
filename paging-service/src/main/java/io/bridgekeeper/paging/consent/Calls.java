package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.catalog.Area;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.rotation.Role;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the policies of a catalog call rotations and people for.
 *
 * @param ofRotation every rotation of the catalog, also one that no policy calls
 * @param ofPerson   those whom a step names by themselves
 */
record Calls(Map<String, Set<Occasion>> ofRotation, Map<String, Set<Occasion>> ofPerson) {

    static Calls of(Catalog catalog) {
        Calls calls = new Calls(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (CatalogSystem system : catalog.systems().values()) {
            owners(system)
                    .map(catalog.policies()::get)
                    .forEach(policy -> calls.add(policy, Optional.of(system.id()), false));
        }
        calls.add(catalog.fallback(), Optional.empty(), true);
        catalog.rotations()
                .keySet()
                .forEach(id -> calls.ofRotation.computeIfAbsent(
                        id, idle -> Set.of(new Occasion(Optional.empty(), Set.of(id), false))));
        return calls;
    }

    private static Stream<String> owners(CatalogSystem system) {
        return Stream.concat(
                        system.serviceOwner().stream(), system.areas().stream().flatMap(Calls::owner))
                .distinct();
    }

    private static Stream<String> owner(Area area) {
        return area.serviceOwner().stream();
    }

    private void add(EscalationPolicy policy, Optional<String> systemId, boolean asFallback) {
        policy.calls().forEach(call -> {
            switch (call) {
                case Call.OfRotation(String id, Role role) ->
                    ofRotation
                            .computeIfAbsent(id, first -> new LinkedHashSet<>())
                            .add(new Occasion(systemId, Set.of(id), asFallback));
                case Call.OfPerson(String id) ->
                    ofPerson.computeIfAbsent(id, first -> new LinkedHashSet<>())
                            .add(new Occasion(systemId, Set.of(), asFallback));
            }
        });
    }

    /** Who owns a system: its product owner, and all whom a policy of its owners calls or may call. */
    static Set<String> owners(Catalog catalog, CatalogSystem system) {
        Set<String> people = new LinkedHashSet<>();
        people.add(system.productOwner());
        system.areas().forEach(area -> area.productOwner().ifPresent(people::add));
        owners(system).flatMap(policy -> catalog.policies().get(policy).calls()).forEach(call -> {
            switch (call) {
                case Call.OfRotation(String id, Role role) ->
                    people.addAll(catalog.rotations().get(id).people());
                case Call.OfPerson(String id) -> people.add(id);
            }
        });
        return people;
    }

    /**
     * The people of the policies that call a rotation, by name or through any rotation: its service owners. Where they are
     * nobody but one, who is not to count, the product owners of the systems that it is called for.
     */
    static Set<String> serviceOwners(Catalog catalog, String rotationId, String butPersonId) {
        Set<String> people = policies(catalog)
                .filter(policy -> policy.calls().anyMatch(call -> calls(call, rotationId)))
                .flatMap(EscalationPolicy::calls)
                .flatMap(call -> people(catalog, call))
                .filter(person -> !person.equals(butPersonId))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (people.isEmpty()) {
            of(catalog).systemsOf(rotationId).stream()
                    .map(id -> catalog.systems().get(id).productOwner())
                    .filter(person -> !person.equals(butPersonId))
                    .forEach(people::add);
        }
        return people;
    }

    private static Stream<EscalationPolicy> policies(Catalog catalog) {
        return Stream.concat(
                        catalog.systems().values().stream()
                                .flatMap(Calls::owners)
                                .map(catalog.policies()::get),
                        Stream.of(catalog.fallback()))
                .distinct();
    }

    private static boolean calls(Call call, String rotationId) {
        return call instanceof Call.OfRotation(String id, Role role) && id.equals(rotationId);
    }

    /** Shadows are never called. */
    private static Stream<String> people(Catalog catalog, Call call) {
        return switch (call) {
            case Call.OfRotation(String id, Role role) ->
                catalog.rotations().get(id).layers().stream()
                        .filter(layer -> layer.role() != Role.SHADOW)
                        .flatMap(layer -> layer.people().stream());
            case Call.OfPerson(String id) -> Stream.of(id);
        };
    }

    /** What a person with this scope may be called for, as far as the policies call them for it. */
    Set<Occasion> within(String personId, Scope scope) {
        return switch (scope) {
            case Scope.OfRotation(String id) -> ofRotation.getOrDefault(id, Set.of());
            case Scope.OfSystems systems -> covered(personId, scope);
            case Scope.Fallback fallback -> covered(personId, scope);
        };
    }

    private Set<Occasion> covered(String personId, Scope scope) {
        Set<Occasion> covered = new LinkedHashSet<>(ofPerson.getOrDefault(personId, Set.of()));
        covered.removeIf(occasion -> !scope.covers(occasion));
        return covered;
    }

    /** Ids of the systems that a rotation is called for, in the order of the catalog. */
    List<String> systemsOf(String rotationId) {
        return ofRotation.getOrDefault(rotationId, Set.of()).stream()
                .flatMap(occasion -> occasion.systemId().stream())
                .toList();
    }
}
