package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.escalation.HandPage.Reading;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Pages made by hand: one person a call. */
@Path("/api/paging/incidents/{id}/pages")
@RolesAllowed({"responder", "commander"})
class HandPageResource {

    private final HandPageFlow flow;
    private final CatalogFlow catalog;
    private final SecurityIdentity caller;

    HandPageResource(HandPageFlow flow, CatalogFlow catalog, SecurityIdentity caller) {
        this.flow = flow;
        this.catalog = catalog;
        this.caller = caller;
    }

    /**
     * Pages one person, beside the steps of the policy. For commanders, and for responders who were paged for this
     * incident. The same request again answers the same page.
     */
    @POST
    public Uni<PageView> page(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = HandPage.class)))
                    Map<String, Object> body) {
        UUID incidentId = RequestIdMapper.id(id, ProblemType.UNKNOWN_INCIDENT);
        HandPage page = read(body);
        ByHand.Caller by = new ByHand.Caller(caller.getPrincipal().getName(), caller.hasRole("commander"));
        return flow.page(incidentId, page, by).map(outcome -> switch (outcome) {
            case Outcome.Done(Response response) ->
                PageView.of(response.pageOf(page.personId()).orElseThrow(), response.incident());
            case Outcome.Refused(Refusal refusal) -> throw RefusalMapper.toProblem(refusal);
        });
    }

    private HandPage read(Map<String, Object> body) {
        var people = catalog.current().people().keySet();
        var rotations = catalog.current().rotations().keySet();
        return switch (HandPage.read(body, people, rotations)) {
            case Reading.Sound(HandPage page) -> page;
            case Reading.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
        };
    }
}
