package io.bridgekeeper.gateway.proxy;

import io.bridgekeeper.gateway.GatewayConfig;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.trace.PathRedaction;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Speaks to the services that lie behind the gateway, through vertx-http-proxy. */
@ApplicationScoped
public class ServiceClient {

    private static final Logger LOG = Logger.getLogger(ServiceClient.class);
    private static final List<String> ONLY_OURS_TO_SAY = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Ssl",
            "X-Real-IP");
    /** A session's cookie is the gateway's alone, and services have none of their own. */
    private static final String COOKIE = "Cookie";

    private static final String SET_COOKIE = "Set-Cookie";
    private static final List<String> ONLY_OURS_TO_ANSWER = List.of("RateLimit", "RateLimit-Policy");
    private static final List<String> OF_A_CALLER = List.of("Authorization", "Proxy-Authorization");

    private final HttpClient client;
    private final ProblemMapper problems;
    private final GatewayConfig config;
    private final Map<ProxyPath.Service, URI> addresses = new EnumMap<>(ProxyPath.Service.class);

    ServiceClient(Vertx vertx, ProblemMapper problems, GatewayConfig config) {
        this.problems = problems;
        this.config = config;
        for (ProxyPath.Service service : ProxyPath.Service.values()) {
            addresses.put(service, address(service, config.upstream()));
        }
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.proxy().connectTimeout().toMillis())
                        .setTracingPolicy(TracingPolicy.PROPAGATE),
                new PoolOptions().setHttp1MaxSize(config.proxy().connections()));
    }

    /**
     * Passes the request on with this body, and its answer back; no cookie gets through, in either direction.
     *
     * @param ofSession the Authorization of one who is known by a session; empty where the request has its own
     */
    void pass(HttpServerRequest request, ProxyPath.Service service, byte[] body, Optional<String> ofSession) {
        pass(request, service, body, List.of(), ofSession);
    }

    /** The same for one whom nobody knows: no token gets through either. */
    void passAnonymously(HttpServerRequest request, ProxyPath.Service service, byte[] body) {
        pass(request, service, body, OF_A_CALLER, Optional.empty());
    }

    private void pass(
            HttpServerRequest request,
            ProxyPath.Service service,
            byte[] body,
            List<String> notAsked,
            Optional<String> authorization) {
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin((OriginRequestProvider) context -> context.client().request(target(service)))
                .addInterceptor(new ProxyInterceptor() {
                    @Override
                    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                        forwarded(request, context.request().headers());
                        notAsked.forEach(context.request().headers()::remove);
                        context.request().headers().remove(COOKIE);
                        // An answer comes as it is, so that it can be looked at; the gateway compresses it.
                        context.request().headers().remove(HttpHeaders.ACCEPT_ENCODING);
                        authorization.ifPresent(bearer -> context.request().putHeader("Authorization", bearer));
                        context.request().setBody(Body.body(Buffer.buffer(body)));
                        return context.sendRequest()
                                .recover(failure -> Future.succeededFuture(away(context, service, failure)));
                    }

                    @Override
                    public Future<Void> handleProxyResponse(ProxyContext context) {
                        context.response().headers().remove(SET_COOKIE);
                        ONLY_OURS_TO_ANSWER.forEach(context.response().headers()::remove);
                        // Behind a door the service itself says what may be kept.
                        return notAsked.isEmpty() && request.method() == HttpMethod.GET
                                ? TaggedAnswerFlow.send(
                                        context,
                                        request.getHeader(HttpHeaders.IF_NONE_MATCH),
                                        failure -> brokenOff(context, service, failure))
                                : context.sendResponse();
                    }
                })
                .handle(new ReadRequest((HttpServerRequestInternal) request));
    }

    /** A request whose body is here already: one of HTTP/2 does not let itself be paused then. */
    private static final class ReadRequest extends HttpServerRequestWrapper {

        ReadRequest(HttpServerRequestInternal request) {
            super(request);
        }

        @Override
        public HttpServerRequest pause() {
            return this;
        }

        @Override
        public HttpServerRequest resume() {
            return this;
        }
    }

    /** An answer as a service gave it. @param contentType null where it has none */
    public record Told(int status, String contentType, Buffer body) {}

    /**
     * Asks paging-service for something with the caller's own token; fails where it is away or slow.
     *
     * @param path with its query
     */
    public Future<Told> askPaging(String path, String authorization) {
        return client.request(target(ProxyPath.Service.PAGING)
                        .setMethod(HttpMethod.GET)
                        .setURI(path))
                .compose(request -> request.putHeader("Authorization", authorization)
                        .putHeader("Accept", "application/json, application/problem+json")
                        .send())
                .compose(answer -> answer.body()
                        .map(body -> new Told(answer.statusCode(), answer.getHeader("Content-Type"), body)));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private RequestOptions target(ProxyPath.Service service) {
        URI address = addresses.get(service);
        boolean tls = "https".equals(address.getScheme());
        int port = address.getPort() > 0 ? address.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(tls)
                .setConnectTimeout(config.proxy().connectTimeout().toMillis())
                .setTimeout(config.proxy().timeout().toMillis());
    }

    private static void forwarded(HttpServerRequest request, MultiMap headers) {
        ONLY_OURS_TO_SAY.forEach(headers::remove);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
    }

    private ProxyResponse away(ProxyContext context, ProxyPath.Service service, Throwable failure) {
        return refused(context.request().release().response(), service, failure);
    }

    private Future<Void> brokenOff(ProxyContext context, ProxyPath.Service service, Throwable failure) {
        context.response().headers().clear();
        refused(context.response(), service, failure);
        return context.sendResponse();
    }

    private ProxyResponse refused(ProxyResponse response, ProxyPath.Service service, Throwable failure) {
        boolean slow = failure instanceof TimeoutException;
        // What timed out is told with its path.
        LOG.warnf("%s: %s", service.prefix(), PathRedaction.redacted(String.valueOf(failure)));
        Problem problem = Problem.of(slow ? ProblemType.SERVICE_SLOW : ProblemType.SERVICE_AWAY);
        return response.setStatusCode(problem.type().status())
                .putHeader("Content-Type", "application/problem+json")
                .setBody(Body.body(problems.body(problem)));
    }

    private static URI address(ProxyPath.Service service, GatewayConfig.Upstream upstream) {
        return switch (service) {
            case PAGING -> upstream.paging();
            case ROSTER -> upstream.roster();
            case ACCESS -> upstream.access();
            case FOLLOWUP -> upstream.followup();
        };
    }
}
