package io.bridgekeeper.gateway.owner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.proxy.DetourFlow;
import io.bridgekeeper.gateway.proxy.ServiceClient;
import io.bridgekeeper.problem.RequestProblem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** How owners are asked for at paging-service, with their own token, and answered: what it refuses is passed on as it is. */
@ApplicationScoped
class OwnerFlow {

    private static final Logger LOG = Logger.getLogger(OwnerFlow.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ServiceClient services;
    private final ProblemMapper problems;
    private final ObjectMapper json;

    OwnerFlow(ServiceClient services, ProblemMapper problems, ObjectMapper json) {
        this.services = services;
        this.problems = problems;
        this.json = json;
    }

    /** Asks paging-service, and goes on with what it shows. */
    void ask(RoutingContext exchange, String path, Consumer<byte[]> then) {
        asked(exchange, path)
                .onSuccess(told -> guarded(exchange, () -> {
                    if (told.status() == 200) {
                        then.accept(told.body().getBytes());
                    } else {
                        passOn(exchange, told);
                    }
                }))
                .onFailure(failure -> away(exchange, failure));
    }

    /** The same where there may be nothing: goes on with null then. */
    void askForWhatMayBe(RoutingContext exchange, String path, Consumer<byte[]> then) {
        asked(exchange, path)
                .onSuccess(told -> guarded(exchange, () -> {
                    switch (told.status()) {
                        case 200 -> then.accept(told.body().getBytes());
                        case 404 -> then.accept(null);
                        default -> passOn(exchange, told);
                    }
                }))
                .onFailure(failure -> away(exchange, failure));
    }

    private Future<ServiceClient.Told> asked(RoutingContext exchange, String path) {
        return services.askPaging(path, exchange.get(DetourFlow.BEARER));
    }

    /** Does the next step, and answers where it breaks. */
    void guarded(RoutingContext exchange, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            broken(exchange, e);
        }
    }

    void broken(RoutingContext exchange, Throwable failure) {
        LOG.error("an owner's call failed", failure);
        refuse(exchange, Problem.of(RequestProblem.INTERNAL_ERROR));
    }

    void away(RoutingContext exchange, Throwable failure) {
        LOG.warnf("paging-service: %s", failure);
        refuse(exchange, Problem.of(ProblemType.SERVICE_AWAY).retryAfter(SOON));
    }

    void refuse(RoutingContext exchange, Problem problem) {
        problems.send(exchange.response(), problem);
    }

    void answer(RoutingContext exchange, Object answer) {
        if (exchange.response().closed() || exchange.response().ended()) {
            return;
        }
        try {
            exchange.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(Buffer.buffer(json.writeValueAsBytes(answer)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    private static void passOn(RoutingContext exchange, ServiceClient.Told told) {
        if (told.contentType() != null) {
            exchange.response().putHeader(HttpHeaders.CONTENT_TYPE, told.contentType());
        }
        exchange.response().setStatusCode(told.status()).end(told.body());
    }
}
