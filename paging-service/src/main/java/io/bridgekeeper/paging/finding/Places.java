package io.bridgekeeper.paging.finding;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the catalog counts on a person. */
final class Places {

    private Places() {}

    /** In words that go on after "is"; in the order of the catalog. */
    static List<String> of(String personId, Catalog catalog) {
        return Stream.of(
                        catalog.systems().values().stream()
                                .filter(system -> system.productOwner().equals(personId))
                                .map(system -> "product owner of " + system.name()),
                        catalog.systems().values().stream().flatMap(system -> areas(system, personId)),
                        catalog.rotations().values().stream()
                                .filter(rotation -> rotation.people().contains(personId))
                                .map(rotation -> "in the rotation " + rotation.id()),
                        catalog.policies().values().stream()
                                .filter(policy -> policy.calls().anyMatch(new Call.OfPerson(personId)::equals))
                                .map(policy -> "called by the policy " + policy.id()))
                .flatMap(places -> places)
                .toList();
    }

    private static Stream<String> areas(CatalogSystem system, String personId) {
        return system.areas().stream()
                .filter(area -> area.productOwner().equals(Optional.of(personId)))
                .map(area -> "product owner of " + system.name() + ", " + area.name());
    }
}
