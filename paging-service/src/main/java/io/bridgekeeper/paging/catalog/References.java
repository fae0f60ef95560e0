package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.CatalogSystem.Runbook;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.rotation.Layer;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Rotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether every id that an entry of the catalog names is there. */
final class References {

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> people;
    private final Map<String, Rotation> rotations;
    private final Set<String> policies;
    private final Set<String> systems;

    private References(Set<String> people, Map<String, Rotation> rotations, Set<String> policies, Set<String> systems) {
        this.people = people;
        this.rotations = rotations;
        this.policies = policies;
        this.systems = systems;
    }

    static List<Fault> faults(
            List<Person> people,
            List<Rotation> rotations,
            List<EscalationPolicy> policies,
            List<CatalogSystem> systems) {
        References references = new References(
                ids(people, Person::id),
                rotations.stream()
                        .collect(Collectors.toMap(Rotation::id, Function.identity(), (first, twice) -> first)),
                ids(policies, EscalationPolicy::id),
                ids(systems, CatalogSystem::id));
        for (int i = 0; i < rotations.size(); i++) {
            references.checkRotation("rotations[" + i + "].", rotations.get(i));
        }
        for (int i = 0; i < policies.size(); i++) {
            references.checkPolicy("policies[" + i + "]", policies.get(i));
        }
        for (int i = 0; i < systems.size(); i++) {
            references.checkSystem("systems[" + i + "]", systems.get(i));
        }
        return references.faults;
    }

    /** @param path of the rotation; empty where it stands by itself */
    static List<Fault> faults(String path, Rotation rotation, Set<String> people) {
        References references = new References(people, Map.of(), Set.of(), Set.of());
        references.checkRotation(path.isEmpty() ? "" : path + ".", rotation);
        return references.faults;
    }

    private void checkRotation(String prefix, Rotation rotation) {
        for (int i = 0; i < rotation.layers().size(); i++) {
            Layer layer = rotation.layers().get(i);
            boolean stands = layer.name().equals(RotationReader.ONLY_LAYER);
            checkAll(prefix + (stands ? "" : "layers[" + i + "].") + "people", "person", people, layer.people());
        }
    }

    private void checkPolicy(String path, EscalationPolicy policy) {
        for (int i = 0; i < policy.steps().size(); i++) {
            // As often as it is called at once, it is there or not there once.
            List<Call> calls = policy.steps().get(i).calls().stream().distinct().toList();
            for (int k = 0; k < calls.size(); k++) {
                checkCall(path + ".steps[" + i + "].call" + (calls.size() == 1 ? "" : "[" + k + "]"), calls.get(k));
            }
        }
    }

    private void checkCall(String path, Call call) {
        switch (call) {
            case Call.OfPerson(String id) -> check(path + ".person", "person", people, id);
            case Call.OfRotation(String id, Role role) -> {
                check(path + ".rotation", "rotation", rotations.keySet(), id);
                if (rotations.containsKey(id)
                        && rotations.get(id).layers().stream().noneMatch(l -> l.role() == role)) {
                    faults.add(new Fault(path + ".role", "the rotation '" + id + "' has no layer of this role"));
                }
            }
        }
    }

    private void checkSystem(String path, CatalogSystem system) {
        check(path + ".serviceOwner", "policy", policies, system.serviceOwner());
        check(path + ".productOwner", "person", people, system.productOwner());
        checkAll(path + ".dependsOn", "system", systems, system.dependsOn());
        for (int i = 0; i < system.areas().size(); i++) {
            Area area = system.areas().get(i);
            check(path + ".areas[" + i + "].serviceOwner", "policy", policies, area.serviceOwner());
            check(path + ".areas[" + i + "].productOwner", "person", people, area.productOwner());
        }
        for (int i = 0; i < system.runbooks().size(); i++) {
            Runbook runbook = system.runbooks().get(i);
            check(path + ".runbooks[" + i + "].owner", "person", people, runbook.owner());
        }
    }

    private void checkAll(String path, String kind, Set<String> known, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            check(path + "[" + i + "]", kind, known, ids.get(i));
        }
    }

    private void check(String path, String kind, Set<String> known, Optional<String> id) {
        id.ifPresent(present -> check(path, kind, known, present));
    }

    /** An empty id stands in for one that could not be read, which is a fault of its own. */
    private void check(String path, String kind, Set<String> known, String id) {
        if (!id.isEmpty() && !known.contains(id)) {
            faults.add(new Fault(path, "there is no " + kind + " '" + id + "'"));
        }
    }

    private static <T> Set<String> ids(List<T> entries, Function<T, String> id) {
        return entries.stream().map(id).collect(Collectors.toSet());
    }
}
