package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All windows that hold something back now or may later, as they were at one moment.
 *
 * @param number of the last change that is in it; 0 where there was none ever
 */
public record Maintenance(long number, Map<UUID, MaintenanceWindow> windows) {

    static final Maintenance NONE = new Maintenance(0, Map.of());

    private record Held(MaintenanceWindow window, Range occurrence) {}

    /** Whether the first page of an incident is held back now. */
    public Optional<Hold> of(Incident incident, Instant now) {
        return windows.isEmpty()
                ? Optional.empty()
                : of(incident.systemId(), incident.facts().labels(), incident.severity(), now);
    }

    /**
     * Whether pages of a place are held back at an instant, by which window and until when.
     *
     * <p>Of several windows the one whose occurrence ends last is named. Where another one is in force at that moment, the hold
     * goes on until the end of that: nobody is called in the middle of a maintenance because two people planned it.
     */
    Optional<Hold> of(Optional<String> systemId, Map<String, String> labels, Severity severity, Instant now) {
        List<MaintenanceWindow> ours = new ArrayList<>();
        for (MaintenanceWindow window : windows.values()) {
            if (window.holdBack().contains(severity) && window.scope().covers(systemId, labels)) {
                ours.add(window);
            }
        }
        return longest(ours, now).map(first -> {
            Instant until = first.occurrence().until();
            // Each that is in force at an end has a later end of its own, and there are finitely many.
            for (Optional<Held> next = longest(ours, until); next.isPresent(); next = longest(ours, until)) {
                until = next.get().occurrence().until();
            }
            return new Hold(first.window().id(), first.window().reason(), until);
        });
    }

    /** With what has changed since; what is over is dropped. */
    Maintenance with(long newNumber, List<MaintenanceWindow> changed, Instant now) {
        Map<UUID, MaintenanceWindow> all = new HashMap<>(windows);
        changed.forEach(window -> all.put(window.id(), window));
        all.values().removeIf(window -> !window.isOpen(now));
        return new Maintenance(newNumber, Map.copyOf(all));
    }

    private static Optional<Held> longest(List<MaintenanceWindow> windows, Instant at) {
        return windows.stream()
                .flatMap(window -> window.occurrenceAt(at).map(range -> new Held(window, range)).stream())
                .max(Comparator.<Held, Instant>comparing(
                                held -> held.occurrence().until())
                        .thenComparing(held -> held.window().id()));
    }
}
