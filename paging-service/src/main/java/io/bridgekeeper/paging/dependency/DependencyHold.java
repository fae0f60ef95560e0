package io.bridgekeeper.paging.dependency;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.change.Upstream;
import io.bridgekeeper.paging.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Nobody is called for now, for something that the system depends on is broken, and whoever mends that mends this too.
 *
 * @param cause      the nearest such incident, of several the worst
 * @param systemName of the cause
 * @param until      then the first is called, should it still be broken
 */
public record DependencyHold(Broken cause, String systemName, Instant until) {

    /**
     * What holds a new incident back; empty where nothing does, or where it is worse than all that could be the cause.
     *
     * @param open    incidents of perhaps other systems, the incident itself perhaps among them
     * @param holdFor zero: nothing is ever held back
     */
    static Optional<DependencyHold> of(
            Incident incident, Collection<Broken> open, Catalog catalog, Duration holdFor, Instant now) {
        if (holdFor.isZero() || open.isEmpty() || incident.systemId().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> upstream = Upstream.of(incident.systemId().get(), catalog);
        return open.stream()
                .filter(broken -> upstream.getOrDefault(broken.systemId(), 0) > 0)
                .filter(broken -> !incident.severity().isWorseThan(broken.severity()))
                .min(Comparator.<Broken, Integer>comparing(broken -> upstream.get(broken.systemId()))
                        .thenComparing(Broken::severity)
                        .thenComparing(Broken::incidentId))
                .map(cause -> new DependencyHold(
                        cause,
                        catalog.system(cause.systemId())
                                .map(CatalogSystem::name)
                                .orElse(cause.systemId()),
                        now.plus(holdFor)));
    }

    /** The incident with its first page due then, unless something else holds it back for longer. */
    public Incident on(Incident incident) {
        boolean isLonger =
                incident.escalation().escalateAt().filter(until::isBefore).isEmpty();
        return isLonger ? incident.with(incident.state(), incident.escalation().runningUntil(0, until)) : incident;
    }

    /** For a person. */
    public String sentence() {
        return "Held back until " + until + ", for it depends on " + systemName + ", which is broken: " + cause.title()
                + " (" + cause.severity() + ", incident " + cause.incidentId() + ")";
    }
}
