package io.bridgekeeper.access.breakglass;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.access.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.bridgekeeper.problem.RequestProblem;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Break-glass over HTTP. Which role opens it is a setting, so it is asked for here and not by an annotation. */
@Path("/api/access/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Break-glass", description = "Access without anybody's yes: loud, short, and looked at afterwards")
class BreakGlassResource {

    private final UseFlow uses;
    private final SecurityIdentity identity;
    private final String role;

    BreakGlassResource(UseFlow uses, SecurityIdentity identity, AccessConfig config) {
        this.uses = uses;
        this.identity = identity;
        this.role = config.breakGlass().role();
    }

    /**
     * What is needed at once.
     *
     * @param duration ISO-8601; absent for as long as is allowed
     */
    record Break(String profileId, String systemId, String incidentId, String reason, String duration) {}

    @POST
    @Operation(
            operationId = "breakGlass",
            summary = "Take access at once, with a reason; others are told, and a review is opened")
    @APIResponse(responseCode = "201", description = "The review that it opened, and the grant")
    @APIResponse(responseCode = "403", description = "wrong-role")
    public Uni<Response> use(Break wanted) {
        if (!identity.hasRole(role)) {
            throw ProblemMapper.problem(RequestProblem.WRONG_ROLE);
        }
        if (wanted == null) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        List<RequestFault> faults = new ArrayList<>();
        UUID incident = null;
        Duration duration = null;
        try {
            incident = wanted.incidentId() == null ? null : UUID.fromString(wanted.incidentId());
        } catch (IllegalArgumentException e) {
            faults.add(new RequestFault("incidentId", "is not a UUID"));
        }
        try {
            duration = wanted.duration() == null ? null : Duration.parse(wanted.duration());
        } catch (DateTimeParseException e) {
            faults.add(new RequestFault("duration", "is not a duration, such as PT30M"));
        }
        for (String text : new String[] {wanted.profileId(), wanted.systemId(), wanted.reason()}) {
            if (text != null && text.indexOf('\0') >= 0) {
                faults.add(new RequestFault("", "must not contain NUL"));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return uses.use(
                        UserName.of(identity.getPrincipal().getName()),
                        wanted.profileId(),
                        wanted.systemId(),
                        incident,
                        wanted.reason(),
                        duration)
                .map(outcome -> Response.status(Response.Status.CREATED)
                        .entity(answer(outcome))
                        .build());
    }

    static ReviewView answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(Use use) -> ReviewView.of(use);
            case Outcome.Unknown u -> throw ProblemMapper.problem(ProblemType.UNKNOWN_REVIEW);
            case Outcome.Faulty(List<RequestFault> faults) -> throw ProblemMapper.badRequest(faults);
            case Outcome.NoSuchIncident n -> throw ProblemMapper.problem(ProblemType.INCIDENT_NOT_OPEN);
            case Outcome.OwnUse o -> throw ProblemMapper.problem(ProblemType.OWN_USE);
            case Outcome.ClosedAlready c -> throw ProblemMapper.problem(ProblemType.REVIEW_CLOSED);
        };
    }
}
