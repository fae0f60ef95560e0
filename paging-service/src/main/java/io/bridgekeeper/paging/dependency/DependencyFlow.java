package io.bridgekeeper.paging.dependency;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.change.Upstream;
import io.bridgekeeper.paging.incident.Incident;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks whether what new incidents' systems depend on is broken too. */
@ApplicationScoped
public class DependencyFlow {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final BrokenRepository broken;
    private final CatalogFlow catalog;
    private final Duration holdFor;

    DependencyFlow(BrokenRepository broken, CatalogFlow catalog, DependencyConfig config) {
        this.broken = broken;
        this.catalog = catalog;
        this.holdFor = config.holdFor();
    }

    /** A wrong setting stops the start. */
    void check(@Observes StartupEvent event) {
        if (holdFor.isNegative() || holdFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("paging.dependency.hold-for must be from PT0S to PT1H");
        }
    }

    /**
     * What holds new incidents back, by incident; one that nothing does is not there.
     *
     * <p>One statement for all of them, and none where no system depends on another.
     *
     * @param opened not written yet; each may be the cause of another
     */
    public Uni<Map<UUID, DependencyHold>> holds(Mutiny.Session session, List<Incident> opened, Instant now) {
        Catalog current = catalog.current();
        Set<String> systems = new HashSet<>();
        opened.stream()
                .flatMap(incident -> incident.systemId().flatMap(current::system).stream())
                .filter(system -> !system.dependsOn().isEmpty())
                .map(CatalogSystem::id)
                .distinct()
                .forEach(id -> systems.addAll(Upstream.of(id, current).keySet()));
        if (systems.isEmpty() || holdFor.isZero()) {
            return Uni.createFrom().item(Map.of());
        }
        return broken.of(session, systems).map(found -> {
            List<Broken> open = new ArrayList<>(found);
            opened.stream().flatMap(DependencyFlow::asBroken).forEach(open::add);
            Map<UUID, DependencyHold> holds = new HashMap<>();
            opened.forEach(incident -> DependencyHold.of(incident, open, current, holdFor, now)
                    .ifPresent(hold -> holds.put(incident.id(), hold)));
            return holds;
        });
    }

    /**
     * Open incidents of what a system depends on, and of what depends on it.
     *
     * @param systemId of the incident that is looked at
     */
    public Uni<List<Broken>> linked(Mutiny.Session session, String systemId) {
        Catalog current = catalog.current();
        Set<String> systems = new HashSet<>(Upstream.of(systemId, current).keySet());
        current.systems().values().stream()
                .filter(system -> system.dependsOn().contains(systemId))
                .map(CatalogSystem::id)
                .forEach(systems::add);
        systems.remove(systemId);
        return systems.isEmpty() ? Uni.createFrom().item(List.of()) : broken.of(session, systems);
    }

    private static Stream<Broken> asBroken(Incident incident) {
        return incident
                .systemId()
                .map(system -> new Broken(incident.id(), system, incident.severity(), incident.title()))
                .stream();
    }
}
