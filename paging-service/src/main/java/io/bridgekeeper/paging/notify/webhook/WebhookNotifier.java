package io.bridgekeeper.paging.notify.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.ReceiverClient;
import io.bridgekeeper.paging.outgoing.WebhookSignature;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Posts a notice or a message as JSON, signed as Standard Webhooks has it. */
@ApplicationScoped
class WebhookNotifier implements Notifier {

    private final WebhookSignature signature;
    private final Clock clock;
    private final ReceiverClient client;

    WebhookNotifier(WebhookConfig config, Clock clock, ObjectMapper json, Vertx vertx) {
        this.signature = new WebhookSignature(List.of(config.secret()));
        this.clock = clock;
        this.client = new ReceiverClient("outgoing-webhooks", config, clock, json, vertx);
    }

    @Override
    public String channel() {
        return "webhook";
    }

    @Override
    public int atOnce() {
        return ReceiverClient.AT_ONCE;
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        return send(notice.id(), notice.target(), notice.brief());
    }

    @Override
    public Uni<Delivery> tell(Message message) {
        return send(message.id(), message.target(), message.text());
    }

    @Override
    public Optional<String> objection(String target) {
        return client.objection(target);
    }

    private Uni<Delivery> send(UUID id, String url, Object content) {
        String body = client.write(content);
        return client.post(id, url, signature.headers(id.toString(), clock.instant(), body), body);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
