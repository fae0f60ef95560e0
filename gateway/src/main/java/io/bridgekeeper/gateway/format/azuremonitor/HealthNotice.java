package io.bridgekeeper.gateway.format.azuremonitor;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a notice of Azure's own health means.
 *
 * <p>Each of them is an alert of its own that fires and never resolves, also the one that says that all is well again. What
 * stays the same is the tracking id of a service's incident, or the resource.
 *
 * @param key   empty where it is no such notice; then the alert's id counts
 * @param title empty where the rule's name is all there is
 */
record HealthNotice(SignalState state, Optional<String> key, Optional<String> title) {

    private static final Set<String> OVER = Set.of("resolved", "complete", "rca", "canceled");
    private static final Set<String> EMERGENCIES = Set.of("incident", "security", "");

    static HealthNotice of(Json.Struct essentials, Json.Struct properties, List<Json> targets, SignalState told) {
        String service =
                essentials.text("monitoringService").orElse("").replace(" ", "").toLowerCase(Locale.ROOT);
        return switch (service) {
            case "servicehealth" -> ofService(properties, told);
            case "resourcehealth" -> ofResource(properties, targets, told);
            default -> new HealthNotice(told, Optional.empty(), Optional.empty());
        };
    }

    private static HealthNotice ofService(Json.Struct properties, SignalState told) {
        SignalState state;
        if (!EMERGENCIES.contains(lower(properties, "incidentType"))) {
            state = SignalState.INFO;
        } else if (OVER.contains(lower(properties, "stage"))) {
            state = SignalState.RESOLVED;
        } else {
            state = told;
        }
        return new HealthNotice(
                state, properties.text("trackingId").map(id -> "service-health:" + id), properties.text("title"));
    }

    private static HealthNotice ofResource(Json.Struct properties, List<Json> targets, SignalState told) {
        boolean well = lower(properties, "currentHealthStatus").equals("available");
        Optional<String> resource = targets.stream()
                .flatMap(target -> target.scalar().stream())
                .filter(id -> !id.isBlank())
                .findFirst();
        return new HealthNotice(
                well ? SignalState.RESOLVED : told,
                resource.map(id -> "resource-health:" + id),
                properties.text("title"));
    }

    private static String lower(Json.Struct properties, String name) {
        return properties.text(name).orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
