package io.bridgekeeper.access.finding;

import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was found before there is an incident, over HTTP. */
@Path("/api/access/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "access-approver", "auditor"})
@Tag(name = "Rehearsal")
class OpenFindingResource {

    private final OpenFindingFlow findings;
    private final SecurityIdentity identity;

    OpenFindingResource(OpenFindingFlow findings, SecurityIdentity identity) {
        this.findings = findings;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listAccessFindings",
            summary = "What would hurt in the next incident, the newest first; about you, and about systems"
                    + " that you own; all for approvers and auditors")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<OpenFindingView.All> list(
            @QueryParam("state") String state,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        List<RequestFault> faults = new ArrayList<>();
        if (state != null && !state.equals("open")) {
            faults.add(new RequestFault("state", "must be open, or absent"));
        }
        Slice slice = SliceMapper.slice(List.of("findings", String.valueOf(state)), cursor, limit, faults);
        boolean all = identity.hasRole("access-approver") || identity.hasRole("auditor");
        return findings.list(all ? null : UserName.of(identity.getPrincipal().getName()), state != null, slice);
    }
}
