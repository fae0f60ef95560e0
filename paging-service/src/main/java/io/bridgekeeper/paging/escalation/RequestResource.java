package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.escalation.HelpRequest.Reading;
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

/** Requests for responders of other systems: whoever is called answers their page as any other. */
@Path("/api/paging/incidents/{id}/responder-requests")
@RolesAllowed({"responder", "commander"})
class RequestResource {

    private final RequestFlow flow;
    private final CatalogFlow catalog;
    private final SecurityIdentity caller;

    RequestResource(RequestFlow flow, CatalogFlow catalog, SecurityIdentity caller) {
        this.flow = flow;
        this.catalog = catalog;
        this.caller = caller;
    }

    /**
     * Calls the people of another system, one after the other, until one of them comes. For whoever has the incident or
     * has accepted a page of it, and for commanders.
     */
    @POST
    public Uni<RequestView> ask(
            @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = HelpRequest.class)))
                    Map<String, Object> body) {
        UUID incidentId = RequestIdMapper.id(id, ProblemType.UNKNOWN_INCIDENT);
        HelpRequest request = read(body);
        Destination of = Destination.of(request.system(), catalog.current()).orElseThrow(RequestResource::noSuchSystem);
        UUID requestId = flow.newId();
        return flow.ask(incidentId, of, request.message(), caller(), requestId)
                .map(outcome -> view(outcome, requestId));
    }

    /** Nobody is needed any more. For whoever may ask, and for whoever asked. */
    @POST
    @Path("{requestId}/cancel")
    public Uni<RequestView> cancel(@PathParam("id") String id, @PathParam("requestId") String requestId) {
        UUID incidentId = RequestIdMapper.id(id, ProblemType.UNKNOWN_INCIDENT);
        UUID request = RequestIdMapper.id(requestId, ProblemType.UNKNOWN_RESPONDER_REQUEST);
        return flow.cancel(incidentId, request, caller()).map(outcome -> view(outcome, request));
    }

    private HelpRequest read(Map<String, Object> body) {
        return switch (HelpRequest.read(body, catalog.current().systems().keySet())) {
            case Reading.Sound(HelpRequest request) -> request;
            case Reading.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
        };
    }

    private static RuntimeException noSuchSystem() {
        return ProblemMapper.badRequest("system", "there is no such system in the catalog");
    }

    private static RequestView view(Outcome outcome, UUID requestId) {
        return switch (outcome) {
            case Outcome.Done(Response response) ->
                RequestView.of(response.request(requestId).orElseThrow());
            case Outcome.Refused(Refusal refusal) -> throw RefusalMapper.toProblem(refusal);
        };
    }

    private ByHand.Caller caller() {
        return new ByHand.Caller(caller.getPrincipal().getName(), caller.hasRole("commander"));
    }
}
