package io.bridgekeeper.paging.training;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.EscalationPolicy;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.rotation.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Systems that nobody, or one person alone, is trained for among those whom their policy calls. */
public final class BusFactor {

    private BusFactor() {}

    /**
     * A system that hangs on too few.
     *
     * @param trained nobody or one
     * @param called  all whom the policy may call, sorted; who is only ever a shadow is not among them
     */
    public record ThinSystem(String systemId, Set<String> trained, Set<String> called) {}

    /**
     * @param trained who is trained, by system
     * @return in the order of the catalog; systems without an owner are not there, for they lack more than this
     */
    static List<ThinSystem> of(Catalog catalog, Map<String, Set<String>> trained) {
        return catalog.systems().values().stream()
                .flatMap(system -> system.serviceOwner().map(catalog.policies()::get).stream()
                        .map(policy -> thin(catalog, system, policy, trained)))
                .filter(system -> system.trained().size() <= 1)
                .toList();
    }

    private static ThinSystem thin(
            Catalog catalog, CatalogSystem system, EscalationPolicy policy, Map<String, Set<String>> trained) {
        Set<String> called = new TreeSet<>(
                policy.calls().flatMap(call -> called(catalog, call)).toList());
        Set<String> both = new TreeSet<>(called);
        both.retainAll(trained.getOrDefault(system.id(), Set.of()));
        return new ThinSystem(system.id(), both, called);
    }

    private static Stream<String> called(Catalog catalog, Call call) {
        return switch (call) {
            case Call.OfPerson(String id) -> Stream.of(id);
            case Call.OfRotation(String id, Role role) ->
                Stream.ofNullable(catalog.rotations().get(id))
                        .flatMap(rotation -> rotation.layers().stream())
                        .filter(layer -> layer.role() != Role.SHADOW)
                        .flatMap(layer -> layer.people().stream());
        };
    }
}
