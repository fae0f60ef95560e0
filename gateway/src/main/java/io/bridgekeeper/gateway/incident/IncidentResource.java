package io.bridgekeeper.gateway.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.gateway.edge.AnswerTag;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemMapper;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** One incident, composed of what all services know of it. */
@Path("/api/incidents")
@Authenticated
class IncidentResource {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final IncidentFlow incidents;
    private final JsonWebToken token;
    private final ObjectMapper json;

    IncidentResource(IncidentFlow incidents, JsonWebToken token, ObjectMapper json) {
        this.incidents = incidents;
        this.token = token;
        this.json = json;
    }

    @GET
    @SecurityRequirement(name = "SecurityScheme")
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "One incident with its bridge, your access and its follow-up",
            description =
                    "All services are asked at once, with your own token. A part whose service is away, slow or does not"
                            + " show it to you is null, and `missing` says why; a part that is null and not missing does"
                            + " not exist.")
    @APIResponse(
            responseCode = "200",
            description = "What there is; the ETag stands for all of it",
            content = @Content(schema = @Schema(implementation = IncidentMapper.View.class)))
    @APIResponse(responseCode = "304", description = "You have it: If-None-Match is its ETag")
    @APIResponse(responseCode = "403", description = "You may not see incidents")
    @APIResponse(responseCode = "404", description = "There is no such incident")
    @APIResponse(responseCode = "502", description = "No service answers")
    public Uni<Response> incident(@PathParam("id") String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        UUID incidentId = id(id);
        return incidents.parts(incidentId, "Bearer " + token.getRawToken()).map(parts -> switch (parts.verdict()) {
            case Parts.Verdict.Show(Parts shown) -> told(IncidentMapper.view(incidentId, shown), ifNoneMatch);
            case Parts.Verdict.Unknown ignored -> throw unknown();
            case Parts.Verdict.Refuse ignored -> throw ProblemMapper.thrown(Problem.of(RequestProblem.WRONG_ROLE));
            case Parts.Verdict.Away ignored ->
                throw ProblemMapper.thrown(Problem.of(ProblemType.SERVICE_AWAY).retryAfter(SOON));
        });
    }

    private Response told(IncidentMapper.View view, String ifNoneMatch) {
        try {
            byte[] body = json.writeValueAsBytes(view);
            String tag = AnswerTag.of(body);
            return (AnswerTag.isKnown(ifNoneMatch, tag) ? Response.notModified() : Response.ok(body))
                    .header("ETag", tag)
                    .header("Cache-Control", "private, no-cache")
                    .header("Vary", "Authorization, Cookie")
                    .build();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return ProblemMapper.thrown(Problem.of(ProblemType.UNKNOWN_INCIDENT));
    }
}
