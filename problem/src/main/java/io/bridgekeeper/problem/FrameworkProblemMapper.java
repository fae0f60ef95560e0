package io.bridgekeeper.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.vertx.core.VertxException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives the refusals of the frameworks a type and a constant title, and keeps what they know of our insides to us. */
@ApplicationScoped
class FrameworkProblemMapper implements ProblemPostProcessor {

    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final Duration SOON = Duration.ofSeconds(2);

    @Override
    public int priority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        HttpProblem.Builder ours = HttpProblem.builder(ours(problem.getStatusCode(), context.cause));
        problem.getHeaders().forEach(ours::withHeader);
        return ours.build();
    }

    /**
     * @param cause may be null
     */
    static HttpProblem ours(int status, Throwable cause) {
        Optional<JsonProcessingException> json = causes(cause)
                .filter(JsonProcessingException.class::isInstance)
                .map(JsonProcessingException.class::cast)
                .findFirst();
        // What a caller sent; JSON that we could not write ourselves is no fault of theirs.
        if (status < 500 && json.isPresent()) {
            return fault(json.get());
        }
        return status >= 500 && causes(cause).anyMatch(FrameworkProblemMapper::isOutage)
                ? ProblemMapper.problem(RequestProblem.UNAVAILABLE, SOON)
                : ProblemMapper.problem(RequestProblem.of(status));
    }

    static HttpProblem fault(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream()
                    .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                    .collect(Collectors.joining());
            return ProblemMapper.badRequest(path.startsWith(".") ? path.substring(1) : path, "is of the wrong kind");
        }
        return ProblemMapper.badRequest("", "is not well-formed JSON of the right shape");
    }

    /** The database's driver has no common type for "cannot be reached". */
    private static boolean isOutage(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof JsonProcessingException)
                || cause instanceof VertxException
                || cause instanceof TimeoutException;
    }

    private static Stream<Throwable> causes(Throwable cause) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause);
    }
}
