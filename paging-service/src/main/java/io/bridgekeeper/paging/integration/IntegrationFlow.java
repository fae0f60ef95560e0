package io.bridgekeeper.paging.integration;

import io.bridgekeeper.contracts.paging.v1.IntegrationPublished;
import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes and ends ways in, and tells the gateway which keys work. */
@ApplicationScoped
class IntegrationFlow {

    private static final String PREFIX = "bk_";

    private final Mutiny.SessionFactory sessions;
    private final IntegrationRepository integrations;
    private final OutboxRepository outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom chance;

    IntegrationFlow(
            Mutiny.SessionFactory sessions,
            IntegrationRepository integrations,
            OutboxRepository outbox,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom chance) {
        this.sessions = sessions;
        this.integrations = integrations;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.chance = chance;
    }

    /** An integration with the key that was made for it, to be shown once. */
    record Keyed(Integration integration, Secret key) {}

    Uni<List<Integration>> all() {
        return sessions.withSession(integrations::all);
    }

    Uni<Keyed> create(String name, String createdBy) {
        Instant now = clock.instant();
        Secret key = newKey();
        Integration integration = new Integration(
                ids.get(), name, createdBy, now, List.of(key.hash()), Optional.empty(), Optional.empty());
        return sessions.withTransaction((session, tx) ->
                        integrations.add(session, integration).chain(() -> tell(session, integration, now)))
                .replaceWith(new Keyed(integration, key));
    }

    /** Adds a key; where there are two already, the oldest goes. Empty for an unknown integration. */
    Uni<Optional<Keyed>> addKey(UUID id) {
        Secret key = newKey();
        return change(
                        id,
                        integration ->
                                integration.revokedAt().isPresent() ? integration : integration.withKey(key.hash()))
                .map(changed -> changed.map(integration -> new Keyed(integration, key)));
    }

    /** No key works any more. Idempotent; empty for an unknown integration. */
    Uni<Optional<Integration>> revoke(UUID id) {
        return change(id, integration -> integration.revoked(clock.instant()));
    }

    private Uni<Optional<Integration>> change(UUID id, UnaryOperator<Integration> change) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> integrations
                .lock(session, id)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(Optional.<Integration>empty());
                    }
                    Integration before = found.get();
                    Integration after = change.apply(before);
                    return after.equals(before)
                            ? Uni.createFrom().item(found)
                            : integrations
                                    .change(session, before, after, now)
                                    .chain(() -> tell(session, after, now))
                                    .replaceWith(Optional.of(after));
                }));
    }

    /** Within the transaction that changed it. */
    Uni<Void> tell(Mutiny.Session session, Integration integration, Instant now) {
        var published = new IntegrationPublished(
                integration.id(),
                integration.name(),
                integration.keyHashes(),
                integration.revokedAt().isPresent(),
                now,
                integration.mapping().map(IntegrationMapping::text).orElse(null));
        return outbox.write(
                session, List.of(new OutgoingEvent(ids.get(), integration.id().toString(), now, published)));
    }

    private Secret newKey() {
        byte[] random = new byte[Secret.RANDOM_BYTES];
        chance.nextBytes(random);
        return Secret.of(PREFIX, random);
    }
}
