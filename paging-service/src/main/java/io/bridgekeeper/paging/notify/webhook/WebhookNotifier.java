package io.bridgekeeper.paging.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.outgoing.Outcome;
import io.bridgekeeper.paging.outgoing.OutgoingClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Posts a notice or a message as JSON, signed as Standard Webhooks has it. */
@ApplicationScoped
class WebhookNotifier implements Notifier {

    private static final int AT_ONCE = 64;
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final WebhookSignature signature;
    private final Clock clock;
    private final ObjectMapper json;
    private final OutgoingClient client;

    WebhookNotifier(WebhookConfig config, Clock clock, ObjectMapper json, Vertx vertx) {
        this.signature = new WebhookSignature(config.secret());
        this.clock = clock;
        this.json = json;
        this.client = new OutgoingClient(
                "outgoing-webhooks",
                config.allowedHosts(),
                new OutgoingClient.Waits(config.lookUpTimeout(), config.connectTimeout(), config.timeout()),
                KEEP_ALIVE,
                new PoolOptions().setHttp1MaxSize(AT_ONCE).setHttp2MaxSize(8).setMaxWaitQueueSize(AT_ONCE),
                vertx);
    }

    @Override
    public String channel() {
        return "webhook";
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        return send(notice.id(), URI.create(notice.target()), notice.brief());
    }

    @Override
    public Uni<Delivery> tell(Message message) {
        return send(message.id(), URI.create(message.target()), message.text());
    }

    @Override
    public Optional<String> objection(String target) {
        try {
            return client.objection(new URI(target));
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL");
        }
    }

    private Uni<Delivery> send(UUID id, URI url, Object content) {
        return client.call(HttpMethod.POST, url, JSON, call -> post(call, id, write(content)))
                .map(outcome -> switch (outcome) {
                    case Outcome.Answered<Delivery>(Delivery delivery) -> delivery;
                    case Outcome.Refused<Delivery>(String reason) -> new Delivery.PermanentFailure(reason);
                    case Outcome.Failed<Delivery>(String reason) -> new Delivery.TemporaryFailure(reason);
                });
    }

    private Future<Delivery> post(HttpClientRequest call, UUID id, String body) {
        signature.headers(id.toString(), clock.instant(), body).forEach(call::putHeader);
        return call.send(body).map(answer -> WebhookAnswer.read(answer.statusCode()));
    }

    private String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
