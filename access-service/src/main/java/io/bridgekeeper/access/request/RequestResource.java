package io.bridgekeeper.access.request;

import io.bridgekeeper.access.problem.ProblemType;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests over HTTP. */
@Path("/api/access/requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "access-approver", "auditor"})
@Tag(name = "Requests", description = "Access that people ask for and others agree to")
class RequestResource {

    private static final int LONGEST_REASON = 1_000;
    private static final Set<String> STATES =
            Set.of("pending", "approved", "denied", "expired", "withdrawn", "revoked");

    private final RequestFlow requests;
    private final CallerMapper caller;
    private final Supplier<UUID> ids;

    RequestResource(RequestFlow requests, CallerMapper caller, Supplier<UUID> ids) {
        this.requests = requests;
        this.caller = caller;
        this.ids = ids;
    }

    /**
     * A wish.
     *
     * @param duration ISO-8601; absent for as long as the profile allows
     */
    record Ask(String profileId, String systemId, String incidentId, String reason, String duration) {}

    /** Why. */
    record Saying(String reason) {}

    @POST
    @Operation(
            operationId = "askForAccess",
            summary = "Ask for access: by profile, or by system where it has one profile alone",
            description =
                    "Approved at once where nobody has to agree, such as for who is called for the incident named."
                            + " A profile of areas is asked for by their system.")
    @APIResponse(responseCode = "201", description = "The request, pending or approved")
    @APIResponse(responseCode = "400", description = "bad-request, such as a duration that is longer than allowed")
    @APIResponse(responseCode = "403", description = "not-eligible, second-factor-needed")
    @APIResponse(responseCode = "409", description = "incident-not-open")
    public Uni<Response> ask(Ask ask) {
        Wish wish = wish(ask);
        return caller.known()
                .chain(known -> requests.ask(known, wish))
                .map(outcome -> Response.status(Response.Status.CREATED)
                        .entity(answer(outcome))
                        .build());
    }

    @GET
    @Operation(
            operationId = "listRequests",
            summary =
                    "Your requests and those for systems that you own, the newest first; all for approvers and auditors")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<RequestView.Some> list(
            @QueryParam("state") String state,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        List<RequestFault> faults = new ArrayList<>();
        if (state != null && !STATES.contains(state)) {
            faults.add(new RequestFault(
                    "state", "must be one of " + STATES.stream().sorted().toList()));
        }
        Slice slice = SliceMapper.slice(List.of("requests", String.valueOf(state)), cursor, limit, faults);
        return requests.list(caller.reader(), state, slice)
                .map(part -> part.map(RequestView::of))
                .map(part -> new RequestView.Some(part.items(), part.next().orElse(null)));
    }

    @GET
    @Path("/{requestId}")
    @Operation(operationId = "showRequest", summary = "One request")
    public Uni<RequestView> request(@PathParam("requestId") String requestId) {
        return requests.read(caller.reader(), id(requestId)).map(RequestResource::answer);
    }

    @POST
    @Path("/{requestId}/approve")
    @Operation(
            operationId = "approveRequest",
            summary = "Agree to another's request, as an approver or as the product owner of its system")
    @APIResponse(responseCode = "403", description = "not-yours-to-decide, own-request, same-person, same-chain")
    @APIResponse(
            responseCode = "409",
            description = "request-decided, request-expired, agreed-already, incident-not-open")
    public Uni<RequestView> approve(@PathParam("requestId") String requestId, Saying saying) {
        String reason = reason(saying);
        UUID id = id(requestId);
        return caller.known()
                .chain(known -> requests.decide(
                        known, id, may -> new RequestCommand.Approve(known.who(), may, reason, ids.get())))
                .map(RequestResource::answer);
    }

    @POST
    @Path("/{requestId}/deny")
    @Operation(operationId = "denyRequest", summary = "Deny another's request, as who may agree to it")
    public Uni<RequestView> deny(@PathParam("requestId") String requestId, Saying saying) {
        String reason = reason(saying);
        UUID id = id(requestId);
        return caller.known()
                .chain(known -> requests.decide(known, id, may -> new RequestCommand.Deny(known.who(), may, reason)))
                .map(RequestResource::answer);
    }

    @POST
    @Path("/{requestId}/revoke")
    @Operation(
            operationId = "revokeRequest",
            summary =
                    "Take back what was approved, as who may agree to it or as its asker; an asker also what is pending")
    public Uni<RequestView> revoke(@PathParam("requestId") String requestId, Saying saying) {
        String reason = reason(saying);
        UUID id = id(requestId);
        return caller.known()
                .chain(known -> requests.decide(known, id, may -> new RequestCommand.Revoke(known.who(), may, reason)))
                .map(RequestResource::answer);
    }

    private static RequestView answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(AccessRequest request) -> RequestView.of(request);
            case Outcome.Unknown u -> throw ProblemMapper.problem(ProblemType.UNKNOWN_REQUEST);
            case Outcome.NotYours n -> throw ProblemMapper.problem(ProblemType.NOT_YOUR_REQUEST);
            case Outcome.Faulty(List<RequestFault> faults) -> throw ProblemMapper.badRequest(faults);
            case Outcome.NotEligible n -> throw ProblemMapper.problem(ProblemType.NOT_ELIGIBLE);
            case Outcome.NoSecondFactor n -> throw ProblemMapper.problem(ProblemType.SECOND_FACTOR_NEEDED);
            case Outcome.NoSuchIncident n -> throw ProblemMapper.problem(ProblemType.INCIDENT_NOT_OPEN);
            case Outcome.Refused(Decision.Why why) -> throw ProblemMapper.problem(type(why));
        };
    }

    private static ProblemType type(Decision.Why why) {
        return switch (why) {
            case NOT_YOURS_TO_DECIDE -> ProblemType.NOT_YOURS_TO_DECIDE;
            case OWN_REQUEST -> ProblemType.OWN_REQUEST;
            case SAME_PERSON -> ProblemType.SAME_PERSON;
            case SAME_CHAIN -> ProblemType.SAME_CHAIN;
            case AGREED_ALREADY -> ProblemType.AGREED_ALREADY;
            case DECIDED -> ProblemType.REQUEST_DECIDED;
            case EXPIRED -> ProblemType.REQUEST_EXPIRED;
            case NOT_APPROVED -> ProblemType.REQUEST_NOT_APPROVED;
        };
    }

    private static Wish wish(Ask ask) {
        if (ask == null) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        List<RequestFault> faults = new ArrayList<>();
        UUID incident = null;
        if (ask.incidentId() != null) {
            try {
                incident = UUID.fromString(ask.incidentId());
            } catch (IllegalArgumentException e) {
                faults.add(new RequestFault("incidentId", "is not a UUID"));
            }
        }
        Duration duration = null;
        if (ask.duration() != null) {
            try {
                duration = Duration.parse(ask.duration());
            } catch (DateTimeParseException e) {
                faults.add(new RequestFault("duration", "is not a duration, such as PT30M"));
            }
        }
        // Zero bytes no table takes.
        for (String text : new String[] {ask.profileId(), ask.systemId(), ask.reason()}) {
            if (text != null && text.indexOf('\0') >= 0) {
                faults.add(new RequestFault("", "must not contain NUL"));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        return new Wish(ask.profileId(), ask.systemId(), incident, ask.reason(), duration);
    }

    private static String reason(Saying saying) {
        if (saying == null || saying.reason() == null || saying.reason().isBlank()) {
            throw ProblemMapper.badRequest("reason", "is missing");
        }
        if (saying.reason().length() > LONGEST_REASON || saying.reason().indexOf('\0') >= 0) {
            throw ProblemMapper.badRequest("reason", "must have at most " + LONGEST_REASON + " plain characters");
        }
        return saying.reason();
    }

    /** An id that is none is as unknown as any other. */
    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_REQUEST);
        }
    }
}
