package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether every id that an entry of the catalog names is there. */
final class References {

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> people;
    private final Set<String> rotations;
    private final Set<String> policies;

    private References(Set<String> people, Set<String> rotations, Set<String> policies) {
        this.people = people;
        this.rotations = rotations;
        this.policies = policies;
    }

    static List<Fault> faults(
            List<Person> people,
            List<Rotation> rotations,
            List<EscalationPolicy> policies,
            List<CatalogSystem> systems) {
        References references = new References(
                ids(people, Person::id), ids(rotations, Rotation::id), ids(policies, EscalationPolicy::id));
        for (int i = 0; i < rotations.size(); i++) {
            references.checkRotation("rotations[" + i + "]", rotations.get(i));
        }
        for (int i = 0; i < policies.size(); i++) {
            references.checkPolicy("policies[" + i + "]", policies.get(i));
        }
        for (int i = 0; i < systems.size(); i++) {
            references.checkSystem("systems[" + i + "]", systems.get(i));
        }
        return references.faults;
    }

    private void checkRotation(String path, Rotation rotation) {
        for (int i = 0; i < rotation.people().size(); i++) {
            check(
                    path + ".people[" + i + "]",
                    "person",
                    people,
                    rotation.people().get(i));
        }
    }

    private void checkPolicy(String path, EscalationPolicy policy) {
        for (int i = 0; i < policy.steps().size(); i++) {
            String call = path + ".steps[" + i + "].call";
            switch (policy.steps().get(i).call()) {
                case Call.OfPerson(String id) -> check(call + ".person", "person", people, id);
                case Call.OfRotation(String id) -> check(call + ".rotation", "rotation", rotations, id);
            }
        }
    }

    private void checkSystem(String path, CatalogSystem system) {
        check(path + ".serviceOwner", "policy", policies, system.serviceOwner());
        check(path + ".productOwner", "person", people, system.productOwner());
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
