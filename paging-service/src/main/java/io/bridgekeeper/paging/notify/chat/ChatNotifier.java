package io.bridgekeeper.paging.notify.chat;

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

/** Posts notices and messages to incoming webhooks of chats. Who knows such a URL may post there: it is a secret. */
@ApplicationScoped
class ChatNotifier implements Notifier {

    private final ReceiverClient client;

    ChatNotifier(ChatConfig config, Clock clock, ObjectMapper json, Vertx vertx) {
        this.client = new ReceiverClient("outgoing-chat", config, clock, json, vertx);
    }

    @Override
    public String channel() {
        return "chat";
    }

    @Override
    public int atOnce() {
        return ReceiverClient.AT_ONCE;
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        return post(notice.id(), notice.target(), ChatText.of(notice.brief()));
    }

    @Override
    public Uni<Delivery> tell(Message message) {
        return post(message.id(), message.target(), ChatText.of(message.text()));
    }

    @Override
    public Optional<String> objection(String target) {
        return client.objection(target);
    }

    private Uni<Delivery> post(UUID id, String target, ChatText text) {
        return client.post(id, target, Map.of(), client.write(ChatMapper.json(text)));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
