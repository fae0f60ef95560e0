package io.bridgekeeper.paging.notify.apprise;

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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Hands notices and messages to an Apprise API, which sends them on to whatever stands there under a key.
 *
 * <p>That it has taken one says little: whether the service behind it has delivered it is never told.
 */
@ApplicationScoped
class AppriseNotifier implements Notifier {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int NOTHING_UNDER_THE_KEY = 204;

    private final Optional<String> server;
    private final ReceiverClient client;

    AppriseNotifier(AppriseConfig config, Clock clock, ObjectMapper json, Vertx vertx) {
        this.server = config.url().map(url -> url.toString().replaceAll("/+$", "") + "/notify/");
        List<String> hosts = config.url().map(URI::getHost).map(List::of).orElse(List.of());
        this.client = new ReceiverClient("outgoing-apprise", config, hosts, clock, json, vertx);
        // A wrong address stops the start, not the night.
        server.flatMap(client::objection).ifPresent(why -> {
            throw new IllegalArgumentException("paging.notify.apprise.url: " + why);
        });
    }

    @Override
    public String channel() {
        return "apprise";
    }

    @Override
    public int atOnce() {
        return ReceiverClient.AT_ONCE;
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        return post(notice.id(), notice.target(), AppriseText.of(notice.brief()));
    }

    @Override
    public Uni<Delivery> tell(Message message) {
        return post(message.id(), message.target(), AppriseText.of(message.text()));
    }

    /** A key alone: with Apprise's URLs anybody could have it call what our own allow-lists keep from them. */
    @Override
    public Optional<String> objection(String target) {
        if (server.isEmpty()) {
            return Optional.of("Apprise is not set up on this platform");
        }
        return KEY.matcher(target).matches()
                ? Optional.empty()
                : Optional.of("must be a key of the Apprise API: 1 to 64 letters, digits, - and _");
    }

    private Uni<Delivery> post(UUID id, String key, AppriseText text) {
        return objection(key)
                .<Uni<Delivery>>map(why -> Uni.createFrom().item(new Delivery.PermanentFailure(why)))
                .orElseGet(() -> client.post(
                        id,
                        server.orElseThrow() + key,
                        Map.of(),
                        client.write(text),
                        Map.of(
                                NOTHING_UNDER_THE_KEY,
                                new Delivery.PermanentFailure("Apprise has nothing under this key"))));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
