package io.bridgekeeper.paging.completeness;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** How complete the briefs of one integration's incidents are: for its owner and for catalog-admins. */
@Path("/api/paging/integrations/{id}/completeness")
class SenderResource {

    private final SenderFlow senders;
    private final SecurityIdentity caller;

    SenderResource(SenderFlow senders, SecurityIdentity caller) {
        this.senders = senders;
        this.caller = caller;
    }

    /** The newest incidents of the last 30 days, at most 200; each part with how many of them lack it. */
    @GET
    @RolesAllowed({"responder", "commander", "stakeholder", "auditor", "catalog-admin", "access-approver"})
    @APIResponse(responseCode = "200", description = "All parts, also those that are missing in none")
    @APIResponse(responseCode = "403", description = "not-your-integration")
    @APIResponse(responseCode = "404", description = "unknown-integration")
    public Uni<SenderView> completeness(@PathParam("id") String id) {
        return senders.of(
                        RequestIdMapper.id(id, ProblemType.UNKNOWN_INTEGRATION),
                        caller.getPrincipal().getName(),
                        caller.hasRole("catalog-admin"))
                .map(looked -> switch (looked) {
                    case SenderFlow.Looked.Found(SenderView view) -> view;
                    case SenderFlow.Looked.Unknown() -> throw problem(ProblemType.UNKNOWN_INTEGRATION);
                    case SenderFlow.Looked.NotYours() -> throw problem(ProblemType.NOT_YOUR_INTEGRATION);
                });
    }
}
