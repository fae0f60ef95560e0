package io.bridgekeeper.paging.problem;

import io.bridgekeeper.problem.RequestProblem;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * How large a body may be: what people and the gateway send is small, a whole catalog and what another tool has instead
 * of one are not.
 *
 * <p>{@code quarkus.http.limits.max-body-size} is one limit for all and has to let a catalog through; this one is
 * narrower everywhere else, and says no as everything does.
 */
@ApplicationScoped
class BodyLimitResource {

    private static final long USUAL = 2L * 1024 * 1024;
    private static final long CATALOG = 8L * 1024 * 1024;
    private static final Pattern CATALOG_PATHS =
            Pattern.compile("/api/paging/catalog(?:/import/(?:backstage|pagerduty|opsgenie|grafana-oncall|goalert))?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** Quarkus has its own check between the two, which answers without a body and notes the one limit. */
    private static final int BEFORE_THAT_OF_QUARKUS = -3;

    private static final int AFTER_THAT_OF_QUARKUS = -1;

    void routes(@Observes Router router) {
        router.route().order(BEFORE_THAT_OF_QUARKUS).handler(BodyLimitResource::checkAnnounced);
        router.route().order(AFTER_THAT_OF_QUARKUS).handler(BodyLimitResource::noteForUnannounced);
    }

    private static void checkAnnounced(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && LENGTH.matcher(length).matches() && Long.parseLong(length) > limit(exchange)) {
            refuse(exchange);
        } else {
            exchange.next();
        }
    }

    /** A body that does not say its length is counted while it is read. */
    private static void noteForUnannounced(RoutingContext exchange) {
        if (exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            exchange.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(exchange));
        }
        exchange.next();
    }

    private static long limit(RoutingContext exchange) {
        return CATALOG_PATHS.matcher(exchange.normalizedPath()).matches() ? CATALOG : USUAL;
    }

    private static void refuse(RoutingContext exchange) {
        RequestProblem problem = RequestProblem.BODY_TOO_LARGE;
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(new JsonObject()
                        .put("type", problem.uri().toString())
                        .put("title", problem.title())
                        .put("status", problem.status())
                        .put("instance", exchange.request().path())
                        .put("limit", limit(exchange))
                        .encode());
    }
}
