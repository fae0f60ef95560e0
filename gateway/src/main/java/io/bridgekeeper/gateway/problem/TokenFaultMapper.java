package io.bridgekeeper.gateway.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers resource calls without a token that allows them, before the problem library, whose 401 does not fit this Quarkus. */
class TokenFaultMapper {

    private static final int FIRST = 9000;

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
        return ProblemMapper.thrown(Problem.of(ProblemType.FORBIDDEN)).toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response noIdentityProvider(OIDCException e) {
        Problem problem = Problem.of(ProblemType.IDENTITY_AWAY).retryAfter(Duration.ofSeconds(5));
        return ProblemMapper.thrown(problem).toResponse();
    }

    private static Response notAuthenticated() {
        HttpProblem problem = ProblemMapper.thrown(Problem.of(ProblemType.NOT_AUTHENTICATED));
        return Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
