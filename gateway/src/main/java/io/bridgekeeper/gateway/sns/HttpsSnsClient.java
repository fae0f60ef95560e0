package io.bridgekeeper.gateway.sns;

import io.bridgekeeper.gateway.format.awssns.SnsAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks SNS, and nobody else. */
@ApplicationScoped
class HttpsSnsClient implements SnsClient {

    /** SNS gives us fifteen seconds for all of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int CONNECT_MILLIS = 2_000;
    private static final int HTTPS = 443;

    private final HttpClient client;
    private final Optional<SocketAddress> instead;

    @Inject
    HttpsSnsClient(Vertx vertx) {
        this(vertx, new HttpClientOptions(), Optional.empty());
    }

    /** @param instead where SNS is, as far as connecting goes; names and certificates are checked all the same */
    HttpsSnsClient(Vertx vertx, HttpClientOptions options, Optional<SocketAddress> instead) {
        client = vertx.createHttpClient(
                new HttpClientOptions(options)
                        .setSsl(true)
                        .setVerifyHost(true)
                        .setTrustAll(false)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setMaxHeaderSize(16 * 1024)
                        // A confirmation's address has its token: a span would tell it.
                        .setTracingPolicy(TracingPolicy.IGNORE),
                new PoolOptions().setHttp1MaxSize(4));
        this.instead = instead;
    }

    @Override
    public Uni<SnsAnswer> get(String address, int most) {
        if (!SnsAddress.holdsCertificates(address) && !SnsAddress.confirmsSubscriptions(address)) {
            return Uni.createFrom().item(new SnsAnswer.Away("is no address of SNS"));
        }
        URI uri = URI.create(address);
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(uri.getHost())
                .setPort(HTTPS)
                .setSsl(true)
                .setURI((uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .setFollowRedirects(false)
                .setTimeout(PATIENCE.toMillis());
        instead.ifPresent(request::setServer);
        return Uni.createFrom()
                .completionStage(() -> client.request(request)
                        .compose(sent -> sent.send())
                        .compose(response -> body(response, most))
                        .toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(
                        failure -> new SnsAnswer.Away(failure.getClass().getSimpleName()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private static Future<SnsAnswer> body(HttpClientResponse response, int most) {
        Promise<SnsAnswer> done = Promise.promise();
        Buffer all = Buffer.buffer();
        response.handler(chunk -> {
            if (all.length() + chunk.length() > most) {
                done.tryComplete(new SnsAnswer.Away("answers with too much"));
                response.request().reset();
            } else {
                all.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> done.tryComplete(new SnsAnswer.Got(response.statusCode(), all.getBytes())));
        response.exceptionHandler(done::tryFail);
        return done.future();
    }
}
