package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.notify.webhook.TargetPolicy;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Reads calendars from where people keep them: from public addresses and those that the admin named, no more than so
 * many bytes, without following a redirect, and never longer than its time.
 */
@ApplicationScoped
class FeedClient {

    private final AbsenceConfig config;
    private final TargetPolicy policy;
    private final Vertx vertx;
    private final HttpClient client;

    FeedClient(AbsenceConfig config, Vertx vertx) {
        this.config = config;
        this.policy = new TargetPolicy(config.allowedHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList());
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(
                                Math.toIntExact(config.connectTimeout().toMillis()))
                        .setKeepAliveTimeout(5)
                        .setMaxHeaderSize(16 * 1024)
                        .setHttp2ClearTextUpgrade(false)
                        .setName("calendar-feeds"),
                new PoolOptions()
                        .setHttp1MaxSize(config.atOnce())
                        .setHttp2MaxSize(config.atOnce())
                        .setMaxWaitQueueSize(config.atOnce()));
    }

    /** Why a URL may not be called, before its host is looked up. */
    Optional<String> objection(URI url) {
        return policy.objection(url);
    }

    /**
     * @param etag  to ask with whether anything has changed; empty to read the whole in any case
     * @param range in which events count
     * @return never a failure
     */
    Uni<FeedAnswer> read(AbsenceFeed feed, Optional<String> etag, Range range) {
        URI url = feed.url();
        Optional<String> objection = policy.objection(url);
        if (objection.isPresent()) {
            return Uni.createFrom().item(new FeedAnswer.Failed(objection.get()));
        }
        return Uni.createFrom()
                .completionStage(() -> addressOf(url.getHost())
                        .timeout(config.lookUpTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .compose(address -> policy.objection(url.getHost(), address.getAddress())
                                .<Future<FeedAnswer>>map(why -> Future.succeededFuture(new FeedAnswer.Failed(why)))
                                .orElseGet(() -> get(feed, address, etag, range)))
                        .toCompletionStage())
                .ifNoItem()
                .after(config.timeout())
                .recoverWithItem(() -> new FeedAnswer.Failed("no answer within " + config.timeout()))
                .onFailure()
                .recoverWithItem(failure -> new FeedAnswer.Failed(words(failure)));
    }

    /** Looked up once; the call then goes to this address, whatever the name's owner changes meanwhile. */
    private Future<InetAddress> addressOf(String host) {
        return vertx.executeBlocking(
                () -> {
                    try {
                        return InetAddress.getByName(host);
                    } catch (UnknownHostException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                false);
    }

    private Future<FeedAnswer> get(AbsenceFeed feed, InetAddress address, Optional<String> etag, Range range) {
        URI url = feed.url();
        boolean https = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : https ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(https)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setTimeout(config.timeout().toMillis())
                .setFollowRedirects(false)
                .putHeader("accept", "text/calendar")
                .putHeader("user-agent", "Bridgekeeper");
        etag.ifPresent(tag -> request.putHeader("if-none-match", tag));
        return client.request(request)
                .compose(call -> call.send().compose(answer -> answer(call, answer, feed, etag, range)));
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

    /** In words of our own: the messages of libraries may have the address. */
    private static String words(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return "the host is unknown";
            }
            if (t instanceof ConnectException) {
                return "there is no connection to the server";
            }
            if (t instanceof SSLException) {
                return "the server's certificate or encryption is not trusted";
            }
            if (t instanceof TimeoutException) {
                return "the server did not answer in time";
            }
        }
        return "the connection failed (" + failure.getClass().getSimpleName() + ")";
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
