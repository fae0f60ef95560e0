package io.bridgekeeper.gateway.format.cloudevents;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an event says of its problem.
 *
 * <p>A {@code state} in the data counts first. Else the end of the type does, as in {@code com.example.alert.firing}:
 * of an alert, an alarm, an incident or a problem, and past a version such as {@code .v1} or {@code .0.3.0}. Any other
 * type informs: a build may be triggered and an order closed, and nobody is to wake for that.
 */
final class EventState {

    private static final Map<String, SignalState> IN_DATA = Map.of(
            "firing", SignalState.FIRING,
            "alerting", SignalState.FIRING,
            "acknowledged", SignalState.ACKNOWLEDGED,
            "resolved", SignalState.RESOLVED,
            "info", SignalState.INFO);

    private static final Set<String> PROBLEMS = Set.of("alert", "alarm", "incident", "problem");

    private static final Map<String, SignalState> VERBS = Map.ofEntries(
            Map.entry("firing", SignalState.FIRING),
            Map.entry("fired", SignalState.FIRING),
            Map.entry("alerting", SignalState.FIRING),
            Map.entry("triggered", SignalState.FIRING),
            Map.entry("detected", SignalState.FIRING),
            Map.entry("reported", SignalState.FIRING),
            Map.entry("raised", SignalState.FIRING),
            Map.entry("opened", SignalState.FIRING),
            Map.entry("reopened", SignalState.FIRING),
            Map.entry("created", SignalState.FIRING),
            Map.entry("acknowledged", SignalState.ACKNOWLEDGED),
            Map.entry("resolved", SignalState.RESOLVED),
            Map.entry("cleared", SignalState.RESOLVED),
            Map.entry("recovered", SignalState.RESOLVED),
            Map.entry("closed", SignalState.RESOLVED));

    private EventState() {}

    static SignalState of(String type, Json.Struct data) {
        return data.text("state")
                .map(word -> IN_DATA.get(word.strip().toLowerCase(Locale.ROOT)))
                .or(() -> byType(type))
                .orElse(SignalState.INFO);
    }

    private static Optional<SignalState> byType(String type) {
        List<String> words =
                new ArrayList<>(List.of(type.toLowerCase(Locale.ROOT).split("\\.")));
        while (!words.isEmpty() && isVersion(words.getLast())) {
            words.removeLast();
        }
        return words.size() >= 2 && PROBLEMS.contains(words.get(words.size() - 2))
                ? Optional.ofNullable(VERBS.get(words.getLast()))
                : Optional.empty();
    }

    private static boolean isVersion(String word) {
        String digits = word.startsWith("v") ? word.substring(1) : word;
        return !digits.isEmpty() && digits.charAt(0) >= '0' && digits.charAt(0) <= '9';
    }
}
