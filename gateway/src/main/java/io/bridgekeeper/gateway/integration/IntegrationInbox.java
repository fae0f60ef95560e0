package io.bridgekeeper.gateway.integration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.paging.v1.IntegrationPublished;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.mapping.Mapping;
import io.bridgekeeper.gateway.format.mapping.MappingMapper;
import io.bridgekeeper.gateway.format.mapping.ReadMapping;
import io.bridgekeeper.gateway.topic.TopicClient;
import io.bridgekeeper.sealing.Opening;
import io.bridgekeeper.sealing.SealingKeys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Keeps the integrations' keys, and how their senders prove who they are, at hand, as paging-service publishes them. */
@ApplicationScoped
public class IntegrationInbox {

    private static final Logger LOG = Logger.getLogger(IntegrationInbox.class);
    private static final String TOPIC =
            EventCatalogue.of(IntegrationPublished.class).topic();
    private static final String TYPE =
            EventCatalogue.of(IntegrationPublished.class).type();

    private final ObjectMapper json;
    private final TopicClient topic;
    private final Optional<SealingKeys> sealing;
    private final Map<UUID, Senders> senders = new ConcurrentHashMap<>();
    private volatile IntegrationKeys keys = IntegrationKeys.NONE;
    private volatile IntegrationMappings mappings = IntegrationMappings.NONE;

    IntegrationInbox(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            Clock clock,
            SealingConfig config) {
        this.json = json;
        sealing = config.keys().map(SealingKeys::new);
        topic = new TopicClient(
                "gateway-integrations",
                kafka,
                Set.of(TOPIC),
                new TopicClient.From.Beginning(),
                clock,
                (partition, offset) -> {},
                this::take);
    }

    /** Answers from memory. */
    public KeyCheck check(String key) {
        if (!topic.caughtUp()) {
            return new KeyCheck.TooEarly();
        }
        return keys.holder(key).<KeyCheck>map(KeyCheck.Accepted::new).orElseGet(KeyCheck.Refused::new);
    }

    /** How this integration's bodies of a format are read: those of generic ones by its own mapping, where it has one. */
    public Format format(UUID integrationId, Format usual) {
        return mappings.format(integrationId, usual);
    }

    /** Answers from memory; empty for one that is not known, or is revoked. */
    public Optional<Senders> senders(UUID integrationId) {
        return Optional.ofNullable(senders.get(integrationId));
    }

    /** Down until the keys that stood on the topic at the start are known, so that nobody is turned away for want of them. */
    @Produces
    @Singleton
    @Readiness
    HealthCheck ready() {
        return () -> HealthCheckResponse.named("integration keys")
                .status(topic.caughtUp())
                .withData("keys", keys.size())
                .build();
    }

    void start(@Observes StartupEvent event) {
        topic.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topic.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        UUID integrationId = UUID.fromString(new String(message.key(), StandardCharsets.UTF_8));
        if (message.value() == null) {
            keys = keys.with(integrationId, List.of());
            mappings = mappings.with(integrationId, Optional.empty());
            senders.remove(integrationId);
            return;
        }
        Header type = message.headers().lastHeader("ce_type");
        if (type == null || !TYPE.equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        try {
            IntegrationPublished published = json.readValue(message.value(), IntegrationPublished.class);
            // How they prove it first: no key may work for a moment without what goes with it.
            if (published.revoked()) {
                senders.remove(integrationId);
            } else {
                senders.put(integrationId, senders(published));
            }
            keys = keys.with(integrationId, published.revoked() ? List.of() : published.keyHashes());
            learn(integrationId, published.mapping());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that only a newer gateway understands changes nothing: the one before it still reads. */
    private void learn(UUID integrationId, String mapping) {
        if (mapping == null) {
            mappings = mappings.with(integrationId, Optional.empty());
            return;
        }
        switch (MappingMapper.read(mapping)) {
            case ReadMapping.Usable(Mapping own) -> mappings = mappings.with(integrationId, Optional.of(own));
            case ReadMapping.Faulty ignored ->
                LOG.errorf("the mapping of integration %s is not understood; what stood before stays", integrationId);
        }
    }

    private Senders senders(IntegrationPublished published) {
        List<IntegrationPublished.SealedSecret> sealed = published.secrets() == null ? List.of() : published.secrets();
        List<String> open = sealed.stream()
                .flatMap(secret -> opened(published.integrationId(), secret).stream())
                .toList();
        return new Senders(
                Boolean.TRUE.equals(published.signatureRequired()),
                open,
                sealed.size() - open.size(),
                published.topics() == null ? Set.of() : Set.copyOf(published.topics()));
    }

    private Optional<String> opened(UUID integrationId, IntegrationPublished.SealedSecret secret) {
        Opening opening = sealing.<Opening>map(
                        keys -> keys.open(secret.sealed(), integrationId + "/" + secret.secretId()))
                .orElseGet(() -> new Opening.UnknownKey("any"));
        return switch (opening) {
            case Opening.Opened(String clear) -> Optional.of(clear);
            case Opening.UnknownKey(String keyId) -> {
                LOG.errorf(
                        "secret %s of integration %s is sealed under the key %s, which is not in gateway.sealing.keys",
                        secret.secretId(), integrationId, keyId);
                yield Optional.empty();
            }
            case Opening.Broken ignored -> {
                LOG.errorf("secret %s of integration %s cannot be opened", secret.secretId(), integrationId);
                yield Optional.empty();
            }
        };
    }
}
