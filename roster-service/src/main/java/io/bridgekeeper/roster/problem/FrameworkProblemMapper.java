package io.bridgekeeper.roster.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.vertx.core.VertxException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives the refusals of the frameworks a type and a constant title, and keeps what they know of our insides to us. */
@ApplicationScoped
class FrameworkProblemMapper implements ProblemPostProcessor {

    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final int RETRY_AFTER_SECONDS = 2;

    @Override
    public int priority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        HttpProblem ours = ours(problem.getStatusCode(), context.cause);
        HttpProblem.Builder withHeaders = HttpProblem.builder(ours);
        problem.getHeaders().forEach(withHeaders::withHeader);
        return withHeaders.build();
    }

    private static HttpProblem ours(int status, Throwable cause) {
        Optional<JsonProcessingException> json = causes(cause)
                .filter(JsonProcessingException.class::isInstance)
                .map(JsonProcessingException.class::cast)
                .findFirst();
        if (json.isPresent()) {
            return ProblemMapper.badRequest(List.of(fault(json.get())));
        }
        if (status >= 500 && causes(cause).anyMatch(FrameworkProblemMapper::isOutage)) {
            return HttpProblem.builder(ProblemMapper.problem(ProblemType.UNAVAILABLE, Map.of()))
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
        return ProblemMapper.problem(
                switch (status) {
                    case 401 -> ProblemType.NO_TOKEN;
                    case 403 -> ProblemType.WRONG_ROLE;
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemType.NOT_ACCEPTABLE;
                    case 413 -> ProblemType.BODY_TOO_LARGE;
                    case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    default -> status < 500 ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL_ERROR;
                },
                Map.of());
    }

    private static Fault fault(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream()
                    .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                    .collect(Collectors.joining("."));
            return new Fault(path, "is of the wrong kind");
        }
        return new Fault("", "is not well-formed JSON of the right shape");
    }

    /** The database's driver has no common type for "cannot be reached". */
    private static boolean isOutage(Throwable cause) {
        return cause instanceof IOException || cause instanceof VertxException || cause instanceof TimeoutException;
    }

    private static Stream<Throwable> causes(Throwable cause) {
        return Stream.iterate(cause, t -> t != null, Throwable::getCause);
    }
}
