package io.bridgekeeper.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a {@link Problem} as {@code application/problem+json}, on a route or in a resource. */
@ApplicationScoped
public class ProblemMapper {

    private static final String MEDIA_TYPE = "application/problem+json";

    private final ObjectMapper json;

    ProblemMapper(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the response; one that has ended or whose client has gone is left alone. */
    public void send(HttpServerResponse response, Problem problem) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(problem.type().status());
        response.putHeader("Content-Type", MEDIA_TYPE);
        if (problem.retryAfter() != null) {
            response.putHeader("Retry-After", Long.toString(problem.retryAfter().toSeconds()));
        }
        if (problem.type() == RequestProblem.NOT_AUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.end(body(problem));
    }

    /** The problem's JSON. */
    public Buffer body(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().uri().toString());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status());
        if (problem.detail() != null) {
            members.put("detail", problem.detail());
        }
        members.putAll(problem.members());
        try {
            return Buffer.buffer(json.writeValueAsBytes(members));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a problem of " + members.keySet() + " cannot be written", e);
        }
    }

    /** For resources, which answer by throwing. */
    public static HttpProblem thrown(Problem problem) {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(problem.type().uri())
                .withTitle(problem.type().title())
                .withStatus(problem.type().status())
                .withDetail(problem.detail());
        if (problem.retryAfter() != null) {
            builder.withHeader("Retry-After", problem.retryAfter().toSeconds());
        }
        problem.members().forEach(builder::with);
        return builder.build();
    }
}
