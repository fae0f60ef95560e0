package io.bridgekeeper.followup;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers requests that never reach a resource. Each comes before the mapper that a library has for it, whose answer
 * is not problem details, or fails: the one for 401 does not fit this version of Quarkus.
 */
class RequestFaultMapper {

    private static final int FIRST = 1;

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
        return ProblemMapper.of(ProblemType.NOT_ALLOWED).build().toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response wrongShape(MismatchedInputException e) {
        String path = e.getPath().stream()
                .map(Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return ProblemMapper.invalid(path, "is of the wrong type").toResponse();
    }

    private static Response notAuthenticated() {
        HttpProblem problem = ProblemMapper.of(ProblemType.NOT_AUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        return problem.toResponse();
    }
}
