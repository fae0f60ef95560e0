package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.outgoing.Outcome;
import io.bridgekeeper.paging.outgoing.OutgoingClient;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads calendars from where people keep them: no more than so many bytes, and from addresses that may be called.
 */
@ApplicationScoped
class FeedClient {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private final AbsenceConfig config;
    private final Vertx vertx;
    private final OutgoingClient client;

    FeedClient(AbsenceConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.client = new OutgoingClient(
                "calendar-feeds",
                config.allowedHosts(),
                new OutgoingClient.Waits(config.lookUpTimeout(), config.connectTimeout(), config.timeout()),
                KEEP_ALIVE,
                new PoolOptions()
                        .setHttp1MaxSize(config.atOnce())
                        .setHttp2MaxSize(config.atOnce())
                        .setMaxWaitQueueSize(config.atOnce()),
                vertx);
    }

    /** Why a URL may not be called, before its host is looked up. */
    Optional<String> objection(URI url) {
        return client.objection(url);
    }

    /**
     * @param etag  to ask with whether anything has changed; empty to read the whole in any case
     * @param range in which events count
     * @return never a failure
     */
    Uni<FeedAnswer> read(AbsenceFeed feed, Optional<String> etag, Range range) {
        Map<String, String> headers = new HashMap<>(Map.of("accept", "text/calendar"));
        etag.ifPresent(tag -> headers.put("if-none-match", tag));
        return client.call(
                        HttpMethod.GET,
                        feed.url(),
                        headers,
                        call -> call.send().compose(answer -> answer(call, answer, feed, etag, range)))
                .map(outcome -> switch (outcome) {
                    case Outcome.Answered<FeedAnswer>(FeedAnswer answer) -> answer;
                    case Outcome.Refused<FeedAnswer>(String reason) -> new FeedAnswer.Failed(reason);
                    case Outcome.Failed<FeedAnswer>(String reason) -> new FeedAnswer.Failed(reason);
                });
    }

    private Future<FeedAnswer> answer(
            HttpClientRequest call, HttpClientResponse answer, AbsenceFeed feed, Optional<String> etag, Range range) {
        int status = answer.statusCode();
        if (status == 304 && etag.isPresent()) {
            return Future.succeededFuture(new FeedAnswer.Unchanged());
        }
        if (status != 200) {
            // What it says beside does not matter, and may be long.
            call.reset();
            return Future.succeededFuture(new FeedAnswer.Failed(
                    status >= 300 && status < 400
                            ? "the server answered " + status + ": register the address that it leads to"
                            : "the server answered " + status));
        }
        Optional<String> fresh = Optional.ofNullable(answer.getHeader("etag")).filter(tag -> tag.length() <= 200);
        return body(call, answer)
                .compose(bytes -> bytes.isEmpty()
                        ? Future.succeededFuture(
                                new FeedAnswer.Failed("it has more than " + config.maxBytes() + " bytes"))
                        // Not on the event loop: a calendar of years takes its time.
                        : vertx.executeBlocking(
                                () -> FeedEventMapper.read(bytes.get().getBytes(), feed.zone(), range, fresh), false));
    }

    /** Empty where it is too long. */
    private Future<Optional<Buffer>> body(HttpClientRequest call, HttpClientResponse answer) {
        Promise<Optional<Buffer>> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        answer.handler(part -> {
            if (read.length() + part.length() > config.maxBytes()) {
                whole.tryComplete(Optional.empty());
                call.reset();
            } else {
                read.appendBuffer(part);
            }
        });
        answer.endHandler(end -> whole.tryComplete(Optional.of(read)));
        answer.exceptionHandler(whole::tryFail);
        return whole.future();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
