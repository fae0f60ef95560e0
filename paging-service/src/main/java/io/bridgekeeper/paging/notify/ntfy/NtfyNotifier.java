package io.bridgekeeper.paging.notify.ntfy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.ReceiverClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Publishes notices and messages to topics of ntfy servers. */
@ApplicationScoped
class NtfyNotifier implements Notifier {

    private static final String NO_TOPIC = "must be the URL of a topic, such as https://ntfy.example.org/topic";

    private final Map<String, String> tokens;
    private final ReceiverClient client;

    NtfyNotifier(NtfyConfig config, Clock clock, ObjectMapper json, Vertx vertx) {
        // Two tokens for one server stop the start.
        this.tokens = config.servers().stream()
                .collect(Collectors.toMap(server -> NtfyTopic.server(server.url()), NtfyConfig.Server::token));
        this.client = new ReceiverClient("outgoing-ntfy", config, clock, json, vertx);
    }

    @Override
    public String channel() {
        return "ntfy";
    }

    @Override
    public int atOnce() {
        return ReceiverClient.AT_ONCE;
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        return publish(notice.id(), notice.target(), topic -> NtfyText.of(topic, notice.id(), notice.brief()));
    }

    @Override
    public Uni<Delivery> tell(Message message) {
        return publish(message.id(), message.target(), topic -> NtfyText.of(topic, message.id(), message.text()));
    }

    @Override
    public Optional<String> objection(String target) {
        return client.objection(target)
                .or(() -> NtfyTopic.of(target).isPresent() ? Optional.empty() : Optional.of(NO_TOPIC));
    }

    private Uni<Delivery> publish(UUID id, String target, Function<String, NtfyText> text) {
        return NtfyTopic.of(target)
                .map(topic -> client.post(
                        id,
                        topic.server(),
                        headers(topic.server()),
                        client.write(NtfyMapper.json(text.apply(topic.name())))))
                .orElseGet(() -> Uni.createFrom().item(new Delivery.PermanentFailure(NO_TOPIC)));
    }

    private Map<String, String> headers(String server) {
        return Optional.ofNullable(tokens.get(server))
                .map(token -> Map.of("authorization", "Bearer " + token))
                .orElse(Map.of());
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
