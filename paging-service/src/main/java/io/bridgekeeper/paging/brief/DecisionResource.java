package io.bridgekeeper.paging.brief;

import io.bridgekeeper.paging.escalation.ByHand;
import io.bridgekeeper.paging.escalation.Outcome;
import io.bridgekeeper.paging.escalation.RefusalMapper;
import io.bridgekeeper.paging.escalation.ResponseFlow;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** What people decide about an incident while they respond to it, beside who has it. */
@Path("/api/paging")
@RolesAllowed({"responder", "commander"})
class DecisionResource {

    private final BriefFlow briefs;
    private final ResponseFlow responses;
    private final SecurityIdentity caller;

    DecisionResource(BriefFlow briefs, ResponseFlow responses, SecurityIdentity caller) {
        this.briefs = briefs;
        this.responses = responses;
        this.caller = caller;
    }

    /**
     * Says how bad it is. Every responder may raise it; whoever was paged for it, and commanders, may lower it, and say
     * why.
     */
    @PUT
    @Path("incidents/{id}/severity")
    public Uni<IncidentView> changeSeverity(@PathParam("id") String id, SeverityRequest request) {
        UUID incidentId = RequestIdMapper.id(id, ProblemType.UNKNOWN_INCIDENT);
        SeverityRequest said = request == null ? new SeverityRequest(null, null) : request;
        refuse(said.faults());
        Severity to = Severity.named(said.severity()).orElseThrow();
        return responses.changeSeverity(incidentId, by(), to, said.said()).chain(outcome -> view(incidentId, outcome));
    }

    /** It was resolved too early: people are called from the first step on. For whoever was paged, and commanders. */
    @POST
    @Path("incidents/{id}/reopen")
    public Uni<IncidentView> reopen(@PathParam("id") String id, ReopenRequest request) {
        UUID incidentId = RequestIdMapper.id(id, ProblemType.UNKNOWN_INCIDENT);
        ReopenRequest said = request == null ? new ReopenRequest(null) : request;
        refuse(said.faults());
        return responses
                .reopen(incidentId, by(), said.said().orElseThrow())
                .chain(outcome -> view(incidentId, outcome));
    }

    private static void refuse(List<RequestFault> faults) {
        if (!faults.isEmpty()) {
            throw ProblemMapper.badRequest(faults);
        }
    }

    private Uni<IncidentView> view(UUID incidentId, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done ->
                briefs.incident(incidentId)
                        .map(found -> found.orElseThrow(() -> ProblemMapper.problem(ProblemType.UNKNOWN_INCIDENT)));
            case Outcome.Refused(var refusal) -> throw RefusalMapper.toProblem(refusal);
        };
    }

    private ByHand.Caller by() {
        return new ByHand.Caller(caller.getPrincipal().getName(), caller.hasRole("commander"));
    }
}
