package io.bridgekeeper.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers calls that never reach a resource: their token is missing, bad, short of a role, or cannot be checked; or
 * their body is JSON of another shape.
 *
 * <p>Each comes before a mapper of the frameworks, whose answer is no problem details or, for 401, does not fit this
 * Quarkus.
 */
class RequestFaultMapper {

    private static final int FIRST = 1;
    private static final Duration SOON = Duration.ofSeconds(5);

    @ServerExceptionMapper(priority = FIRST)
    Response noToken(UnauthorizedException e, UriInfo uri) {
        return notAuthenticated(uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response badToken(AuthenticationFailedException e, UriInfo uri) {
        return notAuthenticated(uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response wrongRole(ForbiddenException e, UriInfo uri) {
        return answer(ProblemMapper.problem(RequestProblem.WRONG_ROLE), uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response noIdentityProvider(OIDCException e, UriInfo uri) {
        return answer(ProblemMapper.problem(RequestProblem.IDENTITY_AWAY, SOON), uri);
    }

    @ServerExceptionMapper(priority = FIRST)
    Response wrongShape(MismatchedInputException e, UriInfo uri) {
        return answer(FrameworkProblemMapper.fault(e), uri);
    }

    private static Response notAuthenticated(UriInfo uri) {
        HttpProblem problem = ProblemMapper.builder(RequestProblem.NOT_AUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        return answer(problem, uri);
    }

    /** With the path that was asked for, as the problem library has it in all other answers. */
    private static Response answer(HttpProblem problem, UriInfo uri) {
        return HttpProblem.builder(problem)
                .withInstance(URI.create(uri.getRequestUri().getRawPath()))
                .build()
                .toResponse();
    }
}
