package io.bridgekeeper.paging.completeness;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.integration.IntegrationOwner;
import io.bridgekeeper.paging.integration.IntegrationRepository;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.bridgekeeper.paging.notify.MessageTimer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reviews integrations by their stored incidents, off the way of any signal, and tells their owners what is missing. */
@ApplicationScoped
public class ReviewFlow {

    private final Mutiny.SessionFactory sessions;
    private final ReportRepository reports;
    private final IntegrationRepository integrations;
    private final IncidentRepository incidents;
    private final CatalogFlow catalog;
    private final MessageRepository messages;
    private final MessageTimer sender;
    private final CompletenessConfig config;
    private final Clock clock;
    private final Supplier<UUID> ids;

    ReviewFlow(
            Mutiny.SessionFactory sessions,
            ReportRepository reports,
            IntegrationRepository integrations,
            IncidentRepository incidents,
            CatalogFlow catalog,
            MessageRepository messages,
            MessageTimer sender,
            CompletenessConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.reports = reports;
        this.integrations = integrations;
        this.incidents = incidents;
        this.catalog = catalog;
        this.messages = messages;
        this.sender = sender;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /** What was found of each integration that is not revoked and lacks something; the oldest integration first. */
    public Uni<List<IncompleteSender>> incomplete(Mutiny.Session session) {
        return integrations
                .owners(session)
                .chain(owners -> reports.all(session)
                        .map(known -> owners.stream()
                                .filter(owner -> !known.getOrDefault(owner.id(), Report.NONE)
                                        .gaps()
                                        .isEmpty())
                                .map(owner -> new IncompleteSender(
                                        owner,
                                        known.get(owner.id()).incidents(),
                                        known.get(owner.id()).gaps()))
                                .toList()));
    }

    /** That an owner was told and the message to them commit together: nobody is told twice, nobody is forgotten. */
    Uni<Void> review() {
        Instant now = clock.instant();
        ReviewLimits limits = limits();
        return sessions.withTransaction((session, tx) -> reports.lock(session)
                        .chain(() -> integrations.owners(session))
                        .chain(owners -> incidents
                                .newestOfEach(session, now.minus(limits.lookBack()), limits.last())
                                .chain(newest -> reports.all(session)
                                        .chain(before -> write(session, owners, newest, before, now)))))
                .invoke(told -> {
                    if (told > 0) {
                        sender.wake();
                    }
                })
                .replaceWithVoid();
    }

    ReviewLimits limits() {
        return new ReviewLimits(config.lookBack(), config.last(), config.pause());
    }

    private Uni<Integer> write(
            Mutiny.Session session,
            List<IntegrationOwner> owners,
            List<Incident> newest,
            Map<UUID, Report> before,
            Instant now) {
        Catalog current = catalog.current();
        LocalDate staleSince =
                now.minus(config.staleAfter()).atOffset(ZoneOffset.UTC).toLocalDate();
        Map<UUID, List<Completeness>> byIntegration = newest.stream()
                .collect(Collectors.groupingBy(
                        Incident::integrationId,
                        // Whether anybody tells of changes is no matter of the sender's.
                        Collectors.mapping(
                                incident -> Completeness.of(Known.of(incident, current, false, staleSince)),
                                Collectors.toList())));
        Map<UUID, Report> changed = new LinkedHashMap<>();
        List<Supplier<Uni<Void>>> letters = new ArrayList<>();
        for (IntegrationOwner owner : owners) {
            Report known = before.getOrDefault(owner.id(), Report.NONE);
            Report.Next next = known.after(
                    Review.of(byIntegration.getOrDefault(owner.id(), List.of())),
                    current.people().containsKey(owner.ownerId()),
                    config.pause(),
                    now);
            if (!next.report().equals(known)) {
                changed.put(owner.id(), next.report());
            }
            if (next.tell()) {
                letters.add(() ->
                        messages.queue(session, ids.get(), owner.ownerId(), ReportText.of(owner, next.report()), now));
            }
        }
        Uni<Void> writing = changed.isEmpty() ? Uni.createFrom().voidItem() : reports.put(session, changed);
        for (Supplier<Uni<Void>> letter : letters) {
            writing = writing.chain(letter::get);
        }
        return writing.replaceWith(letters.size());
    }
}
