package io.bridgekeeper.paging.integration;

import io.bridgekeeper.contracts.paging.v1.IntegrationPublished;
import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.sealing.SealingMapper;
import io.bridgekeeper.paging.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes and ends ways in, and tells the gateway which keys work. */
@ApplicationScoped
class IntegrationFlow {

    private static final String PREFIX = "bk_";
    private static final String SECRET_PREFIX = "bks_";

    private final Mutiny.SessionFactory sessions;
    private final IntegrationRepository integrations;
    private final OutboxRepository outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom chance;
    private final SealingMapper sealing;

    IntegrationFlow(
            Mutiny.SessionFactory sessions,
            IntegrationRepository integrations,
            OutboxRepository outbox,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom chance,
            SealingMapper sealing) {
        this.sessions = sessions;
        this.integrations = integrations;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.chance = chance;
        this.sealing = sealing;
    }

    /** An integration with the key that was made for it, to be shown once. */
    record Keyed(Integration integration, Secret key) {}

    Uni<List<Integration>> all() {
        return sessions.withSession(integrations::all);
    }

    /** Empty for an unknown integration. */
    Uni<Optional<Integration>> find(UUID id) {
        return sessions.withSession(session -> integrations.find(session, id));
    }

    Uni<Keyed> create(String name, String createdBy) {
        Instant now = clock.instant();
        Secret key = newKey();
        Integration integration = new Integration(
                ids.get(),
                name,
                createdBy,
                now,
                List.of(key.hash()),
                Optional.empty(),
                Senders.ANYBODY_WITH_THE_KEY,
                Optional.empty());
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

    /** What came of a change of how senders prove who they are. */
    sealed interface SendersOutcome {

        /**
         * @param secretId of the secret that was added; null where none was
         * @param made     the secret where one was made, to be shown once
         */
        record Changed(Integration integration, UUID secretId, Optional<Secret> made) implements SendersOutcome {}

        record Refused(ProblemType why) implements SendersOutcome {}
    }

    /** What alone a secret opens for, here and in the gateway. */
    static String owner(UUID integrationId, UUID secretId) {
        return integrationId + "/" + secretId;
    }

    /** @param given by the sender; null to have one made */
    Uni<SendersOutcome> addSecret(UUID id, String given) {
        if (!sealing.isSetUp()) {
            return Uni.createFrom().item(new SendersOutcome.Refused(ProblemType.SEALING_NOT_SET_UP));
        }
        UUID secretId = ids.get();
        Optional<Secret> made = given == null ? Optional.of(newSecret(SECRET_PREFIX)) : Optional.empty();
        String sealed = sealing.seal(made.map(Secret::text).orElse(given), owner(id, secretId));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return changeSenders(
                        id,
                        ProblemType.TOO_MANY_SENDER_SECRETS,
                        senders -> senders.isFull()
                                ? Optional.empty()
                                : Optional.of(senders.with(new SenderSecret(secretId, sealed, now))))
                .map(outcome -> switch (outcome) {
                    case SendersOutcome.Changed changed ->
                        new SendersOutcome.Changed(changed.integration(), secretId, made);
                    case SendersOutcome.Refused refused -> refused;
                });
    }

    Uni<SendersOutcome> removeSecret(UUID id, UUID secretId) {
        return changeSenders(
                id,
                ProblemType.UNKNOWN_SENDER_SECRET,
                senders -> senders.has(secretId) ? Optional.of(senders.without(secretId)) : Optional.empty());
    }

    Uni<SendersOutcome> checkSenders(UUID id, boolean signatureRequired, List<String> topics) {
        return changeSenders(
                id,
                ProblemType.NOTHING_TO_CHECK_SENDERS_BY,
                senders -> Optional.of(senders.checkedBy(signatureRequired, topics)));
    }

    /** @param otherwise what is told where there is no change to make */
    private Uni<SendersOutcome> changeSenders(
            UUID id, ProblemType otherwise, Function<Senders, Optional<Senders>> change) {
        AtomicReference<ProblemType> refused = new AtomicReference<>();
        return change(id, integration -> {
                    if (integration.revokedAt().isPresent()) {
                        refused.set(ProblemType.INTEGRATION_REVOKED);
                        return integration;
                    }
                    Optional<Senders> changed = change.apply(integration.senders());
                    if (changed.isEmpty()) {
                        refused.set(otherwise);
                        return integration;
                    }
                    if (changed.get().letsNobodyIn()) {
                        refused.set(ProblemType.NOTHING_TO_CHECK_SENDERS_BY);
                        return integration;
                    }
                    return integration.with(changed.get());
                })
                .map(found -> {
                    if (found.isEmpty()) {
                        return new SendersOutcome.Refused(ProblemType.UNKNOWN_INTEGRATION);
                    }
                    return refused.get() == null
                            ? new SendersOutcome.Changed(found.get(), null, Optional.empty())
                            : new SendersOutcome.Refused(refused.get());
                });
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
                integration.senders().secrets().stream()
                        .map(secret -> new IntegrationPublished.SealedSecret(secret.id(), secret.sealed()))
                        .toList(),
                integration.senders().signatureRequired(),
                integration.senders().topics(),
                integration.mapping().map(IntegrationMapping::text).orElse(null));
        return outbox.write(
                session, List.of(new OutgoingEvent(ids.get(), integration.id().toString(), now, published)));
    }

    private Secret newKey() {
        return newSecret(PREFIX);
    }

    private Secret newSecret(String prefix) {
        byte[] random = new byte[Secret.RANDOM_BYTES];
        chance.nextBytes(random);
        return Secret.of(prefix, random);
    }
}
