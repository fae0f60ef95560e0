package io.bridgekeeper.paging.outgoing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * Calls addresses that people gave: public ones and those that the admin named, without following a redirect, and never
 * longer than its time.
 */
public final class OutgoingClient {

    private final TargetPolicy policy;
    private final Waits waits;
    private final Vertx vertx;
    private final HttpClient client;

    /**
     * How long a call may take.
     *
     * @param lookUp  for finding the host's address
     * @param whole   for all of it, the answer's body included
     */
    public record Waits(Duration lookUp, Duration connect, Duration whole) {}

    /**
     * @param name         for metrics and threads
     * @param allowedHosts by name; {@code *} for every host that is not private
     * @param keepAlive    how long a connection that nobody uses stays open, in whole seconds
     * @param pool         how many connections, and how many calls may wait for one
     */
    public OutgoingClient(
            String name, List<String> allowedHosts, Waits waits, Duration keepAlive, PoolOptions pool, Vertx vertx) {
        this.policy = new TargetPolicy(
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
        this.waits = waits;
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(waits.connect().toMillis()))
                        .setKeepAliveTimeout(Math.toIntExact(keepAlive.toSeconds()))
                        .setMaxHeaderSize(16 * 1024)
                        .setHttp2ClearTextUpgrade(false)
                        .setName(name),
                pool);
    }

    /** Why a URL may not be called, before its host is looked up. */
    public Optional<String> objection(URI url) {
        return policy.objection(url);
    }

    /** Why a URL may not be called at the address that its host has now. Each call looks anew. Never a failure. */
    public Uni<Optional<String>> objectionNow(URI url) {
        Optional<String> objection = policy.objection(url);
        if (objection.isPresent()) {
            return Uni.createFrom().item(objection);
        }
        return Uni.createFrom()
                .completionStage(() -> addressOf(url.getHost())
                        .timeout(waits.lookUp().toMillis(), TimeUnit.MILLISECONDS)
                        .map(address -> policy.objection(url.getHost(), address.getAddress()))
                        .toCompletionStage())
                .onFailure()
                .recoverWithItem(failure -> Optional.of(words(failure)));
    }

    /**
     * @param exchange sends the request and reads what is wanted of the answer
     * @return never a failure
     */
    public <T> Uni<Outcome<T>> call(
            HttpMethod method, URI url, Map<String, String> headers, Function<HttpClientRequest, Future<T>> exchange) {
        Optional<String> objection = policy.objection(url);
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Outcome.Refused<>(objection.get()));
        }
        return Uni.createFrom()
                .completionStage(() -> addressOf(url.getHost())
                        .timeout(waits.lookUp().toMillis(), TimeUnit.MILLISECONDS)
                        .compose(address -> policy.objection(url.getHost(), address.getAddress())
                                .<Future<Outcome<T>>>map(why -> Future.succeededFuture(new Outcome.Refused<>(why)))
                                .orElseGet(() -> client.request(request(method, url, address, headers))
                                        .compose(call -> exchanged(call, exchange))
                                        .map(Outcome.Answered::new)))
                        .toCompletionStage())
                .ifNoItem()
                .after(waits.whole())
                .recoverWithItem(() -> new Outcome.Failed<>("no answer within " + waits.whole()))
                .onFailure()
                .recoverWithItem(failure -> new Outcome.Failed<>(words(failure)));
    }

    private static <T> Future<T> exchanged(HttpClientRequest call, Function<HttpClientRequest, Future<T>> exchange) {
        try {
            return exchange.apply(call);
        } catch (RuntimeException e) {
            // Or the connection would be held for good.
            call.reset();
            throw e;
        }
    }

    public void close() {
        client.close();
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

    private RequestOptions request(HttpMethod method, URI url, InetAddress address, Map<String, String> headers) {
        boolean https = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : https ? 443 : 80;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(https)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setTimeout(waits.whole().toMillis())
                .setFollowRedirects(false)
                .putHeader("user-agent", "Bridgekeeper");
        headers.forEach(request::putHeader);
        return request;
    }

    /** In words of our own: the messages of libraries may have the address. */
    static String words(Throwable failure) {
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
}
