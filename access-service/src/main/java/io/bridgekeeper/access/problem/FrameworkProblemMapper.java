package io.bridgekeeper.access.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.vertx.core.VertxException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
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
        ProblemType type = type(problem.getStatusCode(), context.cause);
        HttpProblem.Builder ours = ProblemMapper.builder(type);
        problem.getHeaders().forEach(ours::withHeader);
        if (type == ProblemType.UNAVAILABLE) {
            ours.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return ours.build();
    }

    private static ProblemType type(int status, Throwable cause) {
        return switch (status) {
            case 401 -> ProblemType.NO_TOKEN;
            case 403 -> ProblemType.WRONG_ROLE;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> {
                if (status < 500) {
                    yield ProblemType.BAD_REQUEST;
                }
                yield isOutage(cause) ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL_ERROR;
            }
        };
    }

    /** The database's driver has no common type for "cannot be reached". */
    private static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException
                        || cause instanceof VertxException
                        || cause instanceof TimeoutException);
    }
}
