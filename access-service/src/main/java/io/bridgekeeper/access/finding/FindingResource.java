package io.bridgekeeper.access.finding;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the sweep found, over HTTP. */
@Path("/api/access/sweep-findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"access-approver", "auditor"})
@Tag(name = "Sweep", description = "Where Keycloak and the grants disagreed, and what was done about it")
class FindingResource {

    private final FindingFlow findings;

    FindingResource(FindingFlow findings) {
        this.findings = findings;
    }

    @GET
    @Operation(summary = "The newest findings, at most 500: for approvers and auditors")
    public Uni<FindingView.All> newest() {
        return findings.newest();
    }
}
