package io.bridgekeeper.followup;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whoever has a role of people may read; who may write depends on the follow-up, and {@link FollowUpDecider} says. */
@Path("/api/followup/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"responder", "commander", "stakeholder", "auditor", "catalog-admin"})
@Tag(name = "follow-ups", description = "The work to solve a problem for good")
class FollowUpResource {

    private static final Set<String> STATES = Set.of("open", "all");

    private final FollowUpFlow followUps;
    private final SecurityIdentity identity;

    FollowUpResource(FollowUpFlow followUps, SecurityIdentity identity) {
        this.followUps = followUps;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listFollowUps", summary = "Follow-ups, the newest first")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<FollowUpList> list(
            @QueryParam("state") @DefaultValue("open") String state,
            @Parameter(description = "only that of this incident, whatever its state") @QueryParam("incidentId")
                    UUID incidentId,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        List<RequestFault> faults = new ArrayList<>();
        if (!STATES.contains(state)) {
            faults.add(new RequestFault("state", "must be open or all"));
        }
        Slice slice = SliceMapper.slice(List.of("follow-ups", state), cursor, limit, faults);
        return incidentId != null ? followUps.ofIncident(incidentId) : followUps.list(state.equals("all"), slice);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "showFollowUp",
            summary = "One follow-up with its clocks, its latest 50 occurrences and their timeline")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "unknown-follow-up")
    public Uni<FollowUpView> show(@PathParam("id") UUID id) {
        return followUps.find(id).map(FollowUpResource::shown);
    }

    @PUT
    @Path("/{id}/accountable")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeAccountable",
            summary = "Asks another person to be accountable; who is accountable stays so until that person accepts")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "403", description = "not-your-follow-up")
    @APIResponse(responseCode = "404", description = "unknown-follow-up")
    @APIResponse(responseCode = "422", description = "not-a-person: absent, nobody, a group, unknown or retired")
    public Uni<FollowUpView> propose(@PathParam("id") UUID id, AccountableProposal proposal) {
        AccountableProposal named = proposal == null ? new AccountableProposal(null) : proposal;
        return followUps.propose(id, named, caller()).map(FollowUpResource::shown);
    }

    @POST
    @Path("/{id}/accept")
    @Operation(operationId = "acceptFollowUp", summary = "The person who is asked becomes accountable")
    @APIResponse(responseCode = "200", description = "Also when the same person accepts again")
    @APIResponse(responseCode = "403", description = "not-proposed")
    @APIResponse(responseCode = "404", description = "unknown-follow-up")
    @APIResponse(responseCode = "409", description = "already-accepted, with acceptedBy and acceptedAt")
    public Uni<FollowUpView> accept(@PathParam("id") UUID id) {
        return followUps.accept(id, caller()).map(FollowUpResource::shown);
    }

    private Caller caller() {
        return new Caller(identity.getPrincipal().getName(), identity.getRoles());
    }

    private static FollowUpView shown(FollowUpAnswer answer) {
        return switch (answer) {
            case FollowUpAnswer.Shown(FollowUpView followUp) -> followUp;
            case FollowUpAnswer.Refused(Refusal refusal) -> throw RefusalMapper.problem(refusal);
        };
    }
}
