package io.bridgekeeper.paging.completeness;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.change.ChangeConfig;
import io.bridgekeeper.paging.change.ChangeRepository;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.integration.IntegrationOwner;
import io.bridgekeeper.paging.integration.IntegrationRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks at the incidents of one integration, as they and the catalog are now. */
@ApplicationScoped
class SenderFlow {

    private static final int MOST = 200;

    private final Mutiny.SessionFactory sessions;
    private final IntegrationRepository integrations;
    private final IncidentRepository incidents;
    private final ChangeRepository changes;
    private final ChangeConfig changeConfig;
    private final CatalogFlow catalog;
    private final CompletenessConfig config;
    private final Clock clock;

    SenderFlow(
            Mutiny.SessionFactory sessions,
            IntegrationRepository integrations,
            IncidentRepository incidents,
            ChangeRepository changes,
            ChangeConfig changeConfig,
            CatalogFlow catalog,
            CompletenessConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.integrations = integrations;
        this.incidents = incidents;
        this.changes = changes;
        this.changeConfig = changeConfig;
        this.catalog = catalog;
        this.config = config;
        this.clock = clock;
    }

    /** What became of looking. */
    sealed interface Looked {
        record Found(SenderView view) implements Looked {}

        record Unknown() implements Looked {}

        record NotYours() implements Looked {}
    }

    /** @param isAdmin whether the caller may see every integration */
    Uni<Looked> of(UUID id, String callerId, boolean isAdmin) {
        return sessions.withSession(session -> integrations.owner(session, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Looked.Unknown());
            }
            IntegrationOwner owner = found.get();
            return isAdmin || owner.ownerId().equals(callerId)
                    ? look(session, owner).map(Looked.Found::new)
                    : Uni.createFrom().item(new Looked.NotYours());
        }));
    }

    private Uni<SenderView> look(Mutiny.Session session, IntegrationOwner owner) {
        Instant now = clock.instant();
        Instant from = now.minus(config.lookBack());
        return incidents
                .newestOf(session, owner.id(), from, MOST)
                .chain(newest -> changes.systemsWithChanges(
                                session,
                                newest.stream()
                                        .map(Incident::systemId)
                                        .flatMap(Optional::stream)
                                        .collect(Collectors.toSet()),
                                now.minus(changeConfig.keep()))
                        .map(Set::copyOf)
                        .map(told -> SenderView.of(owner, from, completeness(newest, told, now))));
    }

    private List<Completeness> completeness(List<Incident> newest, Set<String> withChanges, Instant now) {
        Catalog current = catalog.current();
        LocalDate staleSince =
                now.minus(config.staleAfter()).atOffset(ZoneOffset.UTC).toLocalDate();
        return newest.stream()
                .map(incident -> Completeness.of(Known.of(
                        incident,
                        current,
                        incident.systemId().filter(withChanges::contains).isPresent(),
                        staleSince)))
                .toList();
    }
}
