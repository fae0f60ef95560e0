package io.bridgekeeper.gateway.format.opsgenie;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.FormBody;
import io.bridgekeeper.gateway.format.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What a request to the Alert API is about, as its path and its query say; the body does not. */
sealed interface AlertRequest {

    /** A new alert. */
    record Create() implements AlertRequest {}

    /** The alert of this identifier, an alias or an id, is closed. */
    record Close(String identifier) implements AlertRequest {}

    /** Somebody has the alert of this identifier. */
    record Acknowledge(String identifier) implements AlertRequest {}

    /** None of these. */
    record Unknown(Fault fault) implements AlertRequest {}

    /**
     * @param path  behind {@code /v2}, undecoded; an empty one is that of the alerts
     * @param query undecoded
     */
    static AlertRequest of(String path, String query) {
        String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String[] parts = whole.split("/", 5);
        if (whole.isEmpty() || whole.equals("/alerts")) {
            return new Create();
        }
        if (parts.length != 4 || !parts[0].isEmpty() || !parts[1].equals("alerts")) {
            return unknown("path", "must be /alerts, /alerts/{identifier}/close or /alerts/{identifier}/acknowledge");
        }
        String identifier;
        try {
            identifier = URLDecoder.decode(parts[2].replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return unknown("path", "has a per cent sign that lacks its two digits");
        }
        if (identifier.isBlank()) {
            return unknown("path", "has a blank identifier");
        }
        if (!hasKnownType(query)) {
            return unknown("identifierType", "must be id or alias: short numbers are not given here");
        }
        return switch (parts[3]) {
            case "close" -> new Close(identifier);
            case "acknowledge" -> new Acknowledge(identifier);
            default -> unknown("path", "must end in close or acknowledge");
        };
    }

    private static boolean hasKnownType(String query) {
        return FormBody.read(query) instanceof Body.Tree(Json asked)
                && asked instanceof Json.Struct struct
                && struct.text("identifierType")
                        .map(type -> type.equals("id") || type.equals("alias"))
                        .orElse(true);
    }

    private static AlertRequest unknown(String path, String message) {
        return new Unknown(new Fault(path, message));
    }
}
