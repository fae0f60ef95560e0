package io.bridgekeeper.gateway.session;

import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers a session that does not hold: a program is told so as with a token, a person at a page is led to the log-in.
 *
 * <p>Each comes before the mapper of all services, which knows no pages, and of the problem library, which knows no log-in.
 */
class SessionMapper {

    private static final int BEFORE_ALL_SERVICES = 0;
    private static final URI ENDED = URI.create("/console/ended.html");

    /** To where the log-in goes on, and back to the page that was asked for. */
    @ServerExceptionMapper(priority = BEFORE_ALL_SERVICES)
    Response onward(AuthenticationRedirectException e) {
        return found(URI.create(e.getRedirectUri()));
    }

    /** A session that is over: its cookie goes, and the log-in comes. */
    @ServerExceptionMapper(priority = BEFORE_ALL_SERVICES)
    Uni<Response> over(AuthenticationFailedException e, RoutingContext exchange) {
        HttpAuthenticator authenticator = exchange.get(HttpAuthenticator.class.getName());
        if (!Credentials.isConsole(exchange.request().path()) || authenticator == null) {
            return Uni.createFrom().item(notAuthenticated(exchange));
        }
        return authenticator.getChallenge(exchange).map(challenge -> {
            Response.ResponseBuilder answer = Response.status(challenge.status);
            challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
            return answer.build();
        });
    }

    /** A log-in that went wrong, or a cookie that holds nothing: to go there again by itself might never end. */
    @ServerExceptionMapper(priority = BEFORE_ALL_SERVICES)
    Response wrong(AuthenticationCompletionException e, RoutingContext exchange) {
        return Credentials.isConsole(exchange.request().path()) ? found(ENDED) : notAuthenticated(exchange);
    }

    private static Response found(URI location) {
        return Response.status(Response.Status.FOUND)
                .location(location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response notAuthenticated(RoutingContext exchange) {
        return ProblemMapper.builder(RequestProblem.NOT_AUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .withInstance(URI.create(exchange.request().path()))
                .build()
                .toResponse();
    }
}
