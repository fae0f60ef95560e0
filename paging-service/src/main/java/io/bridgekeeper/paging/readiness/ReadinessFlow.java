package io.bridgekeeper.paging.readiness;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what a rehearsal found, and tells the person while there is still time to mend it. */
@ApplicationScoped
class ReadinessFlow {

    private final ReadinessRepository readiness;
    private final MessageRepository messages;
    private final CatalogFlow catalog;
    private final Clock clock;
    private final Supplier<UUID> ids;

    ReadinessFlow(
            ReadinessRepository readiness,
            MessageRepository messages,
            CatalogFlow catalog,
            Clock clock,
            Supplier<UUID> ids) {
        this.readiness = readiness;
        this.messages = messages;
        this.catalog = catalog;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Void> take(Mutiny.Session session, Readiness.Told told) {
        return readiness
                .find(session, told.personId(), told.systemId())
                .map(before -> Readiness.next(before, told))
                .chain(next -> switch (next) {
                    case Readiness.Next.Kept(Readiness now, boolean tell) ->
                        readiness.keep(session, now).chain(() -> tell ? tell(session, now) : done());
                    case Readiness.Next.Stale() -> done();
                });
    }

    private Uni<Void> tell(Mutiny.Session session, Readiness now) {
        Optional<CatalogSystem> system = catalog.current().system(now.systemId());
        return messages.queue(
                session,
                ids.get(),
                now.personId(),
                ReadinessText.of(now, system.map(CatalogSystem::name).orElse(now.systemId())),
                clock.instant());
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
