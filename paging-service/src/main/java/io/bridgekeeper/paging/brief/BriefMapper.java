package io.bridgekeeper.paging.brief;

import io.bridgekeeper.paging.catalog.Area;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.catalog.CatalogSystem.Runbook;
import io.bridgekeeper.paging.change.NearChanges;
import io.bridgekeeper.paging.completeness.Completeness;
import io.bridgekeeper.paging.completeness.CompletenessView;
import io.bridgekeeper.paging.completeness.Known;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState.Resolved;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Puts into words for the API what is known of an incident. */
final class BriefMapper {

    private BriefMapper() {}

    /**
     * @param near   changes, the nearest first
     * @param before earlier incidents of the same problem, the last first
     */
    static IncidentView.Brief brief(Known known, Catalog catalog, List<NearChanges.Near> near, List<Incident> before) {
        Incident incident = known.incident();
        Optional<CatalogSystem> system = known.system();
        return new IncidentView.Brief(
                incident.title(),
                system.map(CatalogSystem::name).orElse(null),
                known.area().map(Area::name).orElse(null),
                system.map(CatalogSystem::tier).orElse(null),
                known.area()
                        .flatMap(Area::serviceOwner)
                        .or(() -> system.flatMap(CatalogSystem::serviceOwner))
                        .orElse(null),
                known.area()
                        .flatMap(Area::productOwner)
                        .or(() -> system.map(CatalogSystem::productOwner))
                        .orElse(null),
                system.map(broken -> dependents(broken, catalog)).orElse(List.of()),
                incident.since(),
                incident.facts().labels(),
                incident.facts().evidence(),
                incident.facts().links(),
                near.stream().map(BriefMapper::change).toList(),
                system.map(CatalogSystem::runbooks).orElse(List.of()).stream()
                        .map(runbook -> runbook(runbook, known))
                        .toList(),
                before.stream().map(BriefMapper::occurrence).toList(),
                CompletenessView.of(Completeness.of(known)));
    }

    private static List<IncidentView.SystemLine> dependents(CatalogSystem broken, Catalog catalog) {
        return catalog.systems().values().stream()
                .filter(system -> system.dependsOn().contains(broken.id()))
                .limit(BriefFlow.MOST_DEPENDENTS)
                .map(system -> new IncidentView.SystemLine(system.id(), system.name()))
                .toList();
    }

    private static IncidentView.ChangeLine change(NearChanges.Near near) {
        return new IncidentView.ChangeLine(
                near.change().id(),
                near.change().kind().word(),
                near.change().summary(),
                near.change().at(),
                near.systemId(),
                near.why(),
                near.change().source().orElse(null),
                near.change().url().orElse(null),
                near.change().who().orElse(null));
    }

    private static IncidentView.RunbookLine runbook(Runbook runbook, Known known) {
        return new IncidentView.RunbookLine(
                runbook.title(),
                runbook.url().toString(),
                runbook.owner().orElse(null),
                runbook.reviewedAt().map(LocalDate::toString).orElse(null),
                runbook.isStale(known.staleSince()));
    }

    private static IncidentView.Occurrence occurrence(Incident incident) {
        IncidentSummary summary = IncidentSummary.of(incident);
        return new IncidentView.Occurrence(
                summary.incidentId(),
                summary.openedAt(),
                summary.resolvedAt(),
                summary.how(),
                summary.resolvedBy(),
                incident.state() instanceof Resolved resolved ? resolved.note().orElse(null) : null);
    }
}
