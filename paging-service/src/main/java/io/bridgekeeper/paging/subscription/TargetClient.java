package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.paging.outgoing.Outcome;
import io.bridgekeeper.paging.outgoing.OutgoingClient;
import io.bridgekeeper.paging.outgoing.WebhookSignature;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Posts signed JSON to what is subscribed. Of an answer its status and {@code Retry-After} are read, and nothing else. */
@ApplicationScoped
class TargetClient {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final SigningKeyMapper secrets;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration timeout;
    private final OutgoingClient client;

    TargetClient(SubscriptionConfig config, SigningKeyMapper secrets, Clock clock, Vertx vertx) {
        this.secrets = secrets;
        this.clock = clock;
        this.vertx = vertx;
        this.timeout = config.timeout();
        this.client = new OutgoingClient(
                "webhook-subscriptions",
                config.allowedHosts(),
                new OutgoingClient.Waits(config.lookUpTimeout(), config.connectTimeout(), config.timeout()),
                KEEP_ALIVE,
                new PoolOptions()
                        .setHttp1MaxSize(config.atOnce() * 8)
                        .setHttp2MaxSize(8)
                        .setMaxWaitQueueSize(config.atOnce() * 8),
                vertx);
    }

    /** Why a URL may not be called, the address that its host has now included. Never a failure. */
    Uni<Optional<String>> objection(String url) {
        try {
            return client.objectionNow(new URI(url));
        } catch (URISyntaxException e) {
            return Uni.createFrom().item(Optional.of("must be a URL"));
        }
    }

    /**
     * @param eventId the same over all attempts
     * @param body    JSON
     * @return never a failure
     */
    Uni<Answer> post(Subscription to, UUID eventId, String body) {
        Instant now = clock.instant();
        List<Optional<String>> signing = to.keys().at(now).stream()
                .map(kept -> secrets.clear(kept, to.id()))
                .toList();
        if (!signing.stream().allMatch(Optional::isPresent)) {
            return Uni.createFrom().item(Answer.none("its secret is sealed under a key that is not in the settings"));
        }
        Map<String, String> headers = new HashMap<>(
                new WebhookSignature(signing.stream().map(Optional::orElseThrow).toList())
                        .headers(eventId.toString(), now, body));
        headers.put("content-type", "application/json");
        return client.call(
                        HttpMethod.POST,
                        URI.create(to.url()),
                        headers,
                        call -> call.send(body).map(answer -> read(call, answer)))
                .map(outcome -> switch (outcome) {
                    case Outcome.Answered<Answer>(Answer answer) -> answer;
                    case Outcome.Refused<Answer>(String reason) -> Answer.none(reason);
                    case Outcome.Failed<Answer>(String reason) -> Answer.none(reason);
                });
    }

    private Answer read(HttpClientRequest call, HttpClientResponse answer) {
        dropBody(call, answer);
        return Answer.read(answer.statusCode(), Optional.ofNullable(answer.getHeader("retry-after")), clock.instant());
    }

    /** What is said beside the status is nobody's business, and may not keep the connection for long. */
    private void dropBody(HttpClientRequest call, HttpClientResponse answer) {
        AtomicLong length = new AtomicLong();
        long timer = vertx.setTimer(timeout.toMillis(), late -> call.reset());
        answer.handler(part -> {
            if (length.addAndGet(part.length()) > LONGEST_ANSWER) {
                call.reset();
            }
        });
        answer.end().onComplete(ended -> vertx.cancelTimer(timer));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
