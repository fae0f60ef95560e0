package io.bridgekeeper.access.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.bridgekeeper.problem.ProblemMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Decisions for others: OpenID AuthZEN Authorization API 1.0. */
@Path("/access/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("access-evaluator")
@Tag(name = "Decisions for others", description = "OpenID AuthZEN 1.0: may this person do this on this system now")
class EvaluationResource {

    private static final String REQUEST_ID = "X-Request-ID";

    private final EvaluationFlow evaluations;

    EvaluationResource(EvaluationFlow evaluations) {
        this.evaluations = evaluations;
    }

    @POST
    @Path("/evaluation")
    @Operation(
            summary = "May this subject do this action on this resource now",
            description =
                    "subject: type user, the id is the person's; resource: type system; action: respond, which any"
                            + " access to the system allows, or the id of an access profile. A no is a 200 as well.")
    public Uni<RestResponse<EvaluationView>> one(JsonNode body, @HeaderParam(REQUEST_ID) String requestId) {
        EvaluationMapper.Request asked = understood(EvaluationMapper.single(body));
        return evaluations
                .answer(asked.questions())
                .map(answers -> answered(EvaluationMapper.view(answers.getFirst()), requestId));
    }

    @POST
    @Path("/evaluations")
    @Operation(
            summary = "The same for up to 100 at once",
            description =
                    "What an evaluation leaves out is taken from the request's own subject, action, resource and"
                            + " context. options.evaluations_semantic: execute_all, deny_on_first_deny, permit_on_first_permit.")
    public Uni<RestResponse<?>> several(JsonNode body, @HeaderParam(REQUEST_ID) String requestId) {
        EvaluationMapper.Request asked = understood(EvaluationMapper.several(body));
        return evaluations.answer(asked.questions()).map(answers -> {
            List<EvaluationView> given = EvaluationDecider.asFarAsNeeded(answers, asked.semantic()).stream()
                    .map(EvaluationMapper::view)
                    .toList();
            return asked.several()
                    ? answered(new EvaluationView.Several(given), requestId)
                    : answered(given.getFirst(), requestId);
        });
    }

    private static EvaluationMapper.Request understood(EvaluationMapper.Request asked) {
        if (!asked.faults().isEmpty()) {
            throw ProblemMapper.badRequest(asked.faults());
        }
        return asked;
    }

    /** Whoever asks may keep a yes until it ends at the most, and a cache in between must not keep anything. */
    private static <T> RestResponse<T> answered(T view, String requestId) {
        RestResponse.ResponseBuilder<T> answer =
                RestResponse.ResponseBuilder.ok(view).header("Cache-Control", "no-store");
        if (requestId != null) {
            answer.header(REQUEST_ID, requestId);
        }
        return answer.build();
    }
}
