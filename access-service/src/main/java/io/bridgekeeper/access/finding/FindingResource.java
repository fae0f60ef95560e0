package io.bridgekeeper.access.finding;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(summary = "Findings, the newest first: for approvers and auditors")
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<FindingView.All> newest(
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        return findings.newest(SliceMapper.slice(List.of("sweep-findings"), cursor, limit));
    }
}
