package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.problem.ProblemType;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Grants over HTTP. */
@Path("/api/access/grants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "access-approver", "auditor"})
@Tag(name = "Grants", description = "Who holds which access, from when until when")
class GrantResource {

    private final AskingFlow grants;
    private final SecurityIdentity identity;

    GrantResource(AskingFlow grants, SecurityIdentity identity) {
        this.grants = grants;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Your grants, the newest first; everybody's for an auditor, a commander or an approver")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<GrantsView> list(
            @QueryParam("incidentId") String incidentId,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        UUID incident = incidentId == null ? null : incident(incidentId);
        Slice slice = SliceMapper.slice(List.of("grants", String.valueOf(incident)), cursor, limit);
        return grants.list(caller(), incident, slice).map(GrantsView::of);
    }

    @GET
    @Path("/{grantId}")
    @Operation(summary = "One grant")
    public Uni<GrantView> grant(@PathParam("grantId") String grantId) {
        return grants.read(caller(), id(grantId)).map(GrantResource::answer);
    }

    @POST
    @Path("/{grantId}/end")
    @Operation(summary = "End a grant: your own, or any as a commander or an approver; also one that has ended")
    public Uni<GrantView> end(@PathParam("grantId") String grantId) {
        return grants.end(caller(), id(grantId)).map(GrantResource::answer);
    }

    @POST
    @Path("/{grantId}/renew")
    @Operation(
            summary = "Begin another term of a grant of your own, from now and as long as its profile allows",
            description = "While the page is yours and the incident open. What was asked for is asked for again.")
    public Uni<GrantView> renew(@PathParam("grantId") String grantId) {
        return grants.renew(caller(), id(grantId)).map(GrantResource::answer);
    }

    private Caller caller() {
        boolean ends = identity.hasRole("commander") || identity.hasRole("access-approver");
        return new Caller(identity.getPrincipal().getName(), ends || identity.hasRole("auditor"), ends);
    }

    private static GrantView answer(Reading reading) {
        return switch (reading) {
            case Reading.Found(Grant grant) -> GrantView.of(grant);
            case Reading.Unknown u -> throw ProblemMapper.problem(ProblemType.UNKNOWN_GRANT);
            case Reading.NotRenewable n -> throw ProblemMapper.problem(ProblemType.NOT_RENEWABLE);
            case Reading.NotYours n -> throw ProblemMapper.problem(ProblemType.NOT_YOUR_GRANT);
        };
    }

    private static UUID incident(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            throw ProblemMapper.badRequest(List.of(new RequestFault("incidentId", "is not a UUID")));
        }
    }

    /** An id that is none is as unknown as any other. */
    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_GRANT);
        }
    }
}
