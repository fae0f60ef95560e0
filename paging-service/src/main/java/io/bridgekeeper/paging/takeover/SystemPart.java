package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.paging.takeover.Inventory.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The systems of a proposal: one for each service. */
final class SystemPart {

    /** Said of every system, so that whoever knows better has one number to change. */
    static final int TIER = 3;

    private SystemPart() {}

    static List<Map<String, Object>> of(List<Service> services, PolicyPart policies, Options options, Report report) {
        List<Map<String, Object>> systems = new ArrayList<>();
        Ids ids = new Ids();
        for (Service service : services) {
            systems.add(system(service, "systems[" + systems.size() + "]", policies, options, report, ids));
        }
        return systems;
    }

    private static Map<String, Object> system(
            Service service, String path, PolicyPart policies, Options options, Report report, Ids ids) {
        Map<String, Object> system = new LinkedHashMap<>();
        system.put("id", ids.of(service.name(), "system"));
        system.put("name", service.name());
        system.put("tier", TIER);
        system.put(
                "matchers",
                options.matchLabel()
                        .map(label -> List.of(matcher(label, service.name())))
                        .orElseGet(() -> {
                            report.missing(
                                    path + ".matchers",
                                    service.path(),
                                    "must say by which labels a signal belongs to the system");
                            return List.of();
                        }));
        service.owner()
                .flatMap(owner -> {
                    var id = policies.id(owner.policyKey());
                    if (id.isEmpty()) {
                        report.dropped(
                                owner.path(), "There is no policy " + Report.quoted(owner.policyKey()) + " to call.");
                    }
                    return id;
                })
                .ifPresentOrElse(
                        id -> system.put("serviceOwner", id),
                        () -> report.missing(
                                path + ".serviceOwner",
                                service.path(),
                                "should name the policy to call; without one it is an ownership gap"));
        options.productOwner()
                .ifPresentOrElse(
                        person -> system.put("productOwner", person),
                        () -> report.missing(
                                path + ".productOwner",
                                service.path(),
                                "must name the one person who makes it never happen again"));
        return system;
    }

    private static Map<String, Object> matcher(String label, String value) {
        Map<String, Object> matcher = new LinkedHashMap<>();
        matcher.put("label", label);
        matcher.put("equals", value);
        return matcher;
    }
}
