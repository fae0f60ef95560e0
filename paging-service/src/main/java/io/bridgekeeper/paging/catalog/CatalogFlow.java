package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Reads the catalog file at start, keeps it, tells what changed, and has it at hand for everybody. */
@ApplicationScoped
public class CatalogFlow {

    private static final Logger LOG = Logger.getLogger(CatalogFlow.class);

    private final CatalogConfig config;
    private final Mutiny.SessionFactory sessions;
    private final CatalogRepository entries;
    private final OutboxRepository outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;

    private volatile Catalog current;

    CatalogFlow(
            CatalogConfig config,
            Mutiny.SessionFactory sessions,
            CatalogRepository entries,
            OutboxRepository outbox,
            Clock clock,
            Supplier<UUID> ids) {
        this.config = config;
        this.sessions = sessions;
        this.entries = entries;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /** The catalog of this process: never changes under a reader, for a new file means a new start. */
    public Catalog current() {
        return current;
    }

    /** Before everything that works with the catalog: a wrong file stops the start. */
    void load(@Observes @Priority(1) StartupEvent event) throws Throwable {
        switch (CatalogMapper.read(file())) {
            case Reading.Faulty(List<Fault> faults) ->
                throw new IllegalStateException("The catalog " + config.file() + " has " + faults.size() + " faults:\n"
                        + faults.stream().map(fault -> "  " + fault).collect(Collectors.joining("\n")));
            case Reading.Sound(Catalog catalog) -> {
                int changed = VertxContextSupport.subscribeAndAwait(() -> keep(catalog));
                current = catalog;
                LOG.infof(
                        "Catalog %s: %d systems, %d people, %d entries changed",
                        config.file(),
                        catalog.systems().size(),
                        catalog.people().size(),
                        changed);
            }
        }
    }

    private String file() {
        try {
            return Files.readString(config.file());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The catalog " + config.file() + " cannot be read (paging.catalog.file)", e);
        }
    }

    private Uni<Integer> keep(Catalog catalog) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> entries.lockAll(session)
                .chain(before -> {
                    List<CatalogEntry> changes = CatalogDiff.changes(before, CatalogMapper.entries(catalog));
                    List<OutgoingEvent> events = changes.stream()
                            .flatMap(change -> event(change, catalog, now))
                            .toList();
                    return entries.keep(session, changes, now)
                            .chain(() -> outbox.write(session, events))
                            .replaceWith(changes.size());
                }));
    }

    private Stream<OutgoingEvent> event(CatalogEntry change, Catalog catalog, Instant now) {
        return CatalogMapper.event(change, catalog, now)
                .map(data -> new OutgoingEvent(ids.get(), change.topicKey(), now, data))
                .stream();
    }
}
