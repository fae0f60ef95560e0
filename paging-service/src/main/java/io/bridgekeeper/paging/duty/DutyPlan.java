package io.bridgekeeper.paging.duty;

import io.bridgekeeper.paging.catalog.Area;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Ranges;
import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the systems of a catalog can call over a window. Each rotation and each policy is worked out once, however many
 * systems it is called for.
 */
final class DutyPlan {

    private final Catalog catalog;
    private final Map<String, FinalSchedule> schedules;
    private final Range window;

    private final Map<String, List<Shift>> shifts = new HashMap<>();
    private final Map<String, List<SystemDuty>> ofPolicies = new HashMap<>();

    /** @param schedules of the rotations of the catalog by id, right within the window */
    DutyPlan(Catalog catalog, Map<String, FinalSchedule> schedules, Range window) {
        this.catalog = catalog;
        this.schedules = schedules;
        this.window = window;
    }

    /**
     * As the steps of its own policy and those of its areas say. The fallback is not in it: it is called for every system,
     * and owns none.
     */
    Said.OfSystem of(CatalogSystem system) {
        List<SystemDuty> duties = new ArrayList<>();
        system.serviceOwner().ifPresent(policy -> duties.addAll(ofPolicy(policy)));
        for (Area area : system.areas()) {
            area.serviceOwner()
                    .ifPresent(policy -> ofPolicy(policy).forEach(duty -> duties.add(duty.of(Optional.of(area.id())))));
        }
        return new Said.OfSystem(
                system.id(), window, duties.stream().sorted(SystemDuty.ORDER).toList(), false);
    }

    private List<SystemDuty> ofPolicy(String policyId) {
        List<SystemDuty> known = ofPolicies.get(policyId);
        if (known == null) {
            known = duties(policyId);
            ofPolicies.put(policyId, known);
        }
        return known;
    }

    private List<SystemDuty> duties(String policyId) {
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        Set<String> people = new LinkedHashSet<>();
        catalog.policies().get(policyId).calls().forEach(call -> {
            switch (call) {
                case Call.OfRotation(String id, Role role) ->
                    roles.computeIfAbsent(id, first -> EnumSet.noneOf(Role.class))
                            .add(role);
                case Call.OfPerson(String id) -> people.add(id);
            }
        });
        List<SystemDuty> duties = new ArrayList<>();
        roles.forEach((rotation, called) -> duties.addAll(onCall(rotation, called)));
        people.forEach(person -> duties.add(new SystemDuty(person, Optional.empty(), Optional.empty(), window)));
        return duties;
    }

    /** Stretches of one person that meet are one, whatever has them on call: a layer, an override, one role or the other. */
    private List<SystemDuty> onCall(String rotationId, Set<Role> roles) {
        Map<String, Ranges> ranges = new LinkedHashMap<>();
        for (Shift shift :
                shifts.computeIfAbsent(rotationId, id -> schedules.get(id).over(window))) {
            if (roles.contains(shift.role())) {
                ranges.computeIfAbsent(shift.personId(), first -> new Ranges()).add(shift.range());
            }
        }
        List<SystemDuty> duties = new ArrayList<>();
        ranges.forEach((person, collected) -> collected
                .sorted()
                .forEach(
                        range -> duties.add(new SystemDuty(person, Optional.empty(), Optional.of(rotationId), range))));
        return duties;
    }
}
