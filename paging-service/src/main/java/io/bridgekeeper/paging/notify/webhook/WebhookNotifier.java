package io.bridgekeeper.paging.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Notifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
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
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Posts a notice or a message as JSON, signed as Standard Webhooks has it. */
@ApplicationScoped
class WebhookNotifier implements Notifier {

    private static final int AT_ONCE = 64;

    private final WebhookConfig config;
    private final TargetPolicy policy;
    private final WebhookSignature signature;
    private final Clock clock;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final HttpClient client;

    WebhookNotifier(WebhookConfig config, Clock clock, ObjectMapper json, Vertx vertx) {
        this.config = config;
        this.policy = new TargetPolicy(config.allowedHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList());
        this.signature = new WebhookSignature(config.secret());
        this.clock = clock;
        this.json = json;
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(
                                Math.toIntExact(config.connectTimeout().toMillis()))
                        .setKeepAliveTimeout(30)
                        .setMaxHeaderSize(16 * 1024)
                        .setHttp2ClearTextUpgrade(false)
                        .setName("outgoing-webhooks"),
                new PoolOptions().setHttp1MaxSize(AT_ONCE).setHttp2MaxSize(8).setMaxWaitQueueSize(AT_ONCE));
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
            return policy.objection(new URI(target));
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL");
        }
    }

    private Uni<Delivery> send(UUID id, URI url, Object body) {
        Optional<String> objection = policy.objection(url);
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Delivery.PermanentFailure(objection.get()));
        }
        return Uni.createFrom()
                .completionStage(() -> addressOf(url.getHost())
                        .timeout(config.lookUpTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .compose(address -> policy.objection(url.getHost(), address.getAddress())
                                .<Future<Delivery>>map(
                                        why -> Future.succeededFuture(new Delivery.PermanentFailure(why)))
                                .orElseGet(() -> post(url, address, id, body)))
                        .toCompletionStage())
                .ifNoItem()
                .after(config.timeout())
                .recoverWithItem(() -> new Delivery.TemporaryFailure("no answer within " + config.timeout()))
                .onFailure()
                .recoverWithItem(failure -> new Delivery.TemporaryFailure(words(failure)));
    }

    /** Without the failure's own message, which names the host: reasons reach logs and screens of others. */
    private static String words(Throwable failure) {
        if (failure.getCause() instanceof UnknownHostException) {
            return "the host is not known";
        }
        return failure instanceof ConnectException
                ? "no connection to the host"
                : failure.getClass().getSimpleName();
    }

    /** Looked up once; the call then goes to this address, whatever the name's owner changes meanwhile. */
    private Future<InetAddress> addressOf(String host) {
        return vertx.executeBlocking(
                () -> {
                    try {
                        return InetAddress.getByName(host);
                    } catch (UnknownHostException e) {
                        throw new UncheckedIOException("unknown host", e);
                    }
                },
                false);
    }

    private Future<Delivery> post(URI url, InetAddress address, UUID id, Object content) {
        boolean https = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : https ? 443 : 80;
        String body = write(content);
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        Map<String, String> signed = signature.headers(id.toString(), clock.instant(), body);
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(https)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setTimeout(config.timeout().toMillis())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Bridgekeeper");
        signed.forEach(request::putHeader);
        return client.request(request)
                .compose(call -> call.send(body))
                .map(answer -> WebhookAnswer.read(answer.statusCode()));
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
