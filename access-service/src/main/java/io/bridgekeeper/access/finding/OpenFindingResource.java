package io.bridgekeeper.access.finding;

import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
            summary =
                    "What would hurt in the next incident, the newest first, at most 500; about you, and about systems"
                            + " that you own; all for approvers and auditors")
    public Uni<OpenFindingView.All> list(@QueryParam("state") String state) {
        if (state != null && !state.equals("open")) {
            throw ProblemMapper.badRequest("state", "must be open, or absent");
        }
        boolean all = identity.hasRole("access-approver") || identity.hasRole("auditor");
        return findings.list(all ? null : UserName.of(identity.getPrincipal().getName()), state != null);
    }
}
