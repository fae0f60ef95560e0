package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Readiness over HTTP. */
@Path("/api/access/readiness")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "access-approver", "auditor"})
@Tag(name = "Rehearsal", description = "Whether whoever can be called would have the access")
class RehearsalResource {

    private final RehearsalFlow rehearsals;
    private final SecurityIdentity identity;

    RehearsalResource(RehearsalFlow rehearsals, SecurityIdentity identity) {
        this.rehearsals = rehearsals;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listReadiness",
            summary = "Who can be called for what, and would have the access; not ready first, at most 500",
            description = "Yours, and that of everybody for systems that you own; all for approvers and auditors."
                    + " What is another's is left out, and is no fault.")
    @APIResponse(responseCode = "400", description = "bad-request: ready is neither true nor false")
    public Uni<ReadinessView.Some> list(
            @QueryParam("personId") String personId,
            @QueryParam("systemId") String systemId,
            @QueryParam("ready") String ready) {
        List<RequestFault> faults = new ArrayList<>();
        if (ready != null && !ready.equals("true") && !ready.equals("false")) {
            faults.add(new RequestFault("ready", "must be true or false, or absent"));
        }
        // Zero bytes no table takes.
        if (personId != null && personId.indexOf('\0') >= 0) {
            faults.add(new RequestFault("personId", "must not contain NUL"));
        }
        if (systemId != null && systemId.indexOf('\0') >= 0) {
            faults.add(new RequestFault("systemId", "must not contain NUL"));
        }
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
        boolean all = identity.hasRole("access-approver") || identity.hasRole("auditor");
        return rehearsals.list(
                all ? null : UserName.of(identity.getPrincipal().getName()),
                personId == null ? null : UserName.of(personId),
                systemId,
                ready == null ? null : Boolean.valueOf(ready));
    }
}
