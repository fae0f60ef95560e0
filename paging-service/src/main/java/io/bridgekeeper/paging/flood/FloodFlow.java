package io.bridgekeeper.paging.flood;

import io.bridgekeeper.paging.intake.OwnSignalFlow;
import io.bridgekeeper.paging.integration.IntegrationRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens an incident when an integration begins to be throttled, and ends it when no gateway has told of it for a while.
 *
 * <p>However many gateways tell of it, and however often, it is one problem. None of them says that it is over: one that
 * is gone could not.
 */
@ApplicationScoped
class FloodFlow {

    private static final int AT_A_TIME = 50;

    private final Mutiny.SessionFactory sessions;
    private final FloodRepository floods;
    private final IntegrationRepository integrations;
    private final OwnSignalFlow signals;
    private final FloodConfig config;
    private final Clock clock;

    FloodFlow(
            Mutiny.SessionFactory sessions,
            FloodRepository floods,
            IntegrationRepository integrations,
            OwnSignalFlow signals,
            FloodConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.floods = floods;
        this.integrations = integrations;
        this.signals = signals;
        this.config = config;
        this.clock = clock;
    }

    /** Of an integration that is not known, nobody can be told. */
    Uni<Void> heard(Mutiny.Session session, UUID integrationId, int perSecond, long refused, Instant at) {
        return integrations
                .owner(session, integrationId)
                .chain(owner -> owner.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : floods.begin(session, integrationId, at)
                                .chain(isNew -> isNew
                                        ? signals.take(
                                                session,
                                                List.of(Flood.began(
                                                        owner.get(),
                                                        perSecond,
                                                        refused,
                                                        at,
                                                        config.severity(),
                                                        config.labels())))
                                        : Uni.createFrom().voidItem()));
    }

    /** Ends incidents of those that are over. Late or twice is harmless; replicas share the work. */
    Uni<Integer> watch() {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> floods.claimQuiet(
                                session, now.minus(config.quiet()), AT_A_TIME)
                        .call(quiet -> quiet.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : floods.end(session, quiet)
                                        .chain(() -> signals.take(
                                                session,
                                                quiet.stream()
                                                        .map(flood ->
                                                                flood.over(now, config.severity(), config.labels()))
                                                        .toList()))))
                .map(List::size)
                .invoke(count -> {
                    if (count > 0) {
                        signals.taken();
                    }
                });
    }
}
