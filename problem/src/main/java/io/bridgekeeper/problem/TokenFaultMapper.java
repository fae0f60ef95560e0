package io.bridgekeeper.problem;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers calls whose token is missing, bad, short of a role, or cannot be checked.
 *
 * <p>Each comes before the problem library's own mapper, whose answer to the first two does not fit this Quarkus.
 */
class TokenFaultMapper {

    private static final int FIRST = 1;
    private static final Duration SOON = Duration.ofSeconds(5);

    @ServerExceptionMapper(priority = FIRST)
    Response noToken(UnauthorizedException e) {
        return notAuthenticated();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response badToken(AuthenticationFailedException e) {
        return notAuthenticated();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response wrongRole(ForbiddenException e) {
        return ProblemMapper.problem(RequestProblem.WRONG_ROLE).toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response noIdentityProvider(OIDCException e) {
        return ProblemMapper.problem(RequestProblem.IDENTITY_AWAY, SOON).toResponse();
    }

    private static Response notAuthenticated() {
        return ProblemMapper.builder(RequestProblem.NOT_AUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
