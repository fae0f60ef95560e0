package io.bridgekeeper.paging.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.outgoing.Outcome;
import io.bridgekeeper.paging.outgoing.OutgoingClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Posts to the receivers of one channel, mostly JSON. Nothing of an answer but its status and {@code Retry-After} is read,
 * and of one to a form the beginning, which may say what is wrong.
 */
public final class ReceiverClient {

    /** Notices of one channel that may be on their way at the same time; each has a connection at once. */
    public static final int AT_ONCE = 64;

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    /** Bytes of an answer that are kept. */
    private static final int BEGINNING = 4 * 1024;

    private final Clock clock;
    private final ObjectMapper json;
    private final OutgoingClient client;

    /** @param name for metrics and threads */
    public ReceiverClient(String name, ReceiverConfig config, Clock clock, ObjectMapper json, Vertx vertx) {
        this(name, config, config.allowedHosts(), clock, json, vertx);
    }

    /** @param allowedHosts instead of those of the settings */
    public ReceiverClient(
            String name,
            ReceiverConfig config,
            List<String> allowedHosts,
            Clock clock,
            ObjectMapper json,
            Vertx vertx) {
        this.clock = clock;
        this.json = json;
        this.client = new OutgoingClient(
                name,
                allowedHosts,
                new OutgoingClient.Waits(config.lookUpTimeout(), config.connectTimeout(), config.timeout()),
                KEEP_ALIVE,
                new PoolOptions().setHttp1MaxSize(AT_ONCE).setHttp2MaxSize(8).setMaxWaitQueueSize(AT_ONCE),
                vertx);
    }

    /** Why a URL may not be called, before its host is looked up. */
    public Optional<String> objection(String url) {
        try {
            return client.objection(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL");
        }
    }

    public String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param id   goes along as {@code Idempotency-Key}, the same for every attempt
     * @param body JSON
     * @return never a failure
     */
    public Uni<Delivery> post(UUID id, String url, Map<String, String> headers, String body) {
        return post(id, url, headers, body, Map.of());
    }

    /** @param otherwise what some statuses mean on this channel, where it is not what they usually do */
    public Uni<Delivery> post(
            UUID id, String url, Map<String, String> headers, String body, Map<Integer, Delivery> otherwise) {
        return post(id, url, typed(headers, "application/json"), Buffer.buffer(body), otherwise);
    }

    /**
     * The same of what is no JSON.
     *
     * @param headers with the {@code content-type}
     */
    public Uni<Delivery> post(
            UUID id, String url, Map<String, String> headers, Buffer body, Map<Integer, Delivery> otherwise) {
        return call(
                id,
                url,
                headers,
                body,
                answer ->
                        Future.succeededFuture(read(answer, Optional.ofNullable(otherwise.get(answer.statusCode())))));
    }

    /**
     * @param id        as for JSON
     * @param fields    in the order in which they are to be sent
     * @param otherwise what a status with the beginning of its body means on this channel, where it is not what the status
     *                  usually does
     * @return never a failure
     */
    public Uni<Delivery> postForm(
            UUID id,
            String url,
            Map<String, String> headers,
            Map<String, String> fields,
            BiFunction<Integer, String, Optional<Delivery>> otherwise) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return call(
                id,
                url,
                typed(headers, "application/x-www-form-urlencoded"),
                Buffer.buffer(body),
                answer -> beginning(answer).map(text -> read(answer, otherwise.apply(answer.statusCode(), text))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> typed(Map<String, String> headers, String type) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", type);
        return all;
    }

    private Uni<Delivery> call(
            UUID id,
            String url,
            Map<String, String> headers,
            Buffer body,
            Function<HttpClientResponse, Future<Delivery>> read) {
        Optional<String> objection = objection(url);
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Delivery.PermanentFailure(objection.get()));
        }
        Map<String, String> all = new HashMap<>(headers);
        all.put("idempotency-key", id.toString());
        return client.call(
                        HttpMethod.POST,
                        URI.create(url),
                        all,
                        call -> call.send(body).compose(read))
                .map(outcome -> switch (outcome) {
                    case Outcome.Answered<Delivery>(Delivery delivery) -> delivery;
                    case Outcome.Refused<Delivery>(String reason) -> new Delivery.PermanentFailure(reason);
                    case Outcome.Failed<Delivery>(String reason) -> new Delivery.TemporaryFailure(reason);
                });
    }

    private Delivery read(HttpClientResponse answer, Optional<Delivery> otherwise) {
        return otherwise.orElseGet(() -> ReceiverAnswer.read(
                answer.statusCode(), Optional.ofNullable(answer.getHeader("retry-after")), clock.instant()));
    }

    /** What follows is read, within the time of the call, and forgotten. */
    private static Future<String> beginning(HttpClientResponse answer) {
        Buffer kept = Buffer.buffer();
        answer.handler(chunk -> kept.appendBuffer(chunk, 0, Math.min(chunk.length(), BEGINNING - kept.length())));
        return answer.end().map(end -> kept.toString(StandardCharsets.UTF_8));
    }

    public void close() {
        client.close();
    }
}
