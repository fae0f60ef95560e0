package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** The caller's own calendar, which tells when they are absent: nobody sees that of another. */
@Path("/api/paging/me/absence-feed")
@RolesAllowed({"responder", "commander"})
class AbsenceResource {

    private final AbsenceFlow flow;
    private final AbsenceTimer timer;
    private final SecurityIdentity caller;

    AbsenceResource(AbsenceFlow flow, AbsenceTimer timer, SecurityIdentity caller) {
        this.flow = flow;
        this.timer = timer;
        this.caller = caller;
    }

    @GET
    public Uni<AbsenceFeedView> mine() {
        return flow.of(callerId())
                .map(found -> AbsenceFeedView.of(
                        found.orElseThrow(() -> ProblemMapper.problem(ProblemType.NO_ABSENCE_FEED))));
    }

    /** Registers a calendar in the place of an earlier one; it is read at once, and then every hour. */
    @PUT
    public Uni<AbsenceFeedView> register(FeedProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        return flow.register(proposal, callerId()).map(registered -> switch (registered) {
            case AbsenceFlow.Registered.Done(var known) -> {
                timer.wake();
                yield AbsenceFeedView.of(known);
            }
            case AbsenceFlow.Registered.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
        });
    }

    /** Forgets the calendar, and withdraws the open swap requests that it made. */
    @DELETE
    public Uni<Void> remove() {
        return flow.remove(callerId());
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
