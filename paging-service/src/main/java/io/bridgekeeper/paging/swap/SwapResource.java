package io.bridgekeeper.paging.swap;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.oncall.ScheduleChangeView;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Requests that another take hours of a shift. */
@Path("/api/paging/swaps")
class SwapResource {

    private static final List<String> STATES = List.of("open", "accepted", "declined", "withdrawn", "expired", "all");

    private final SwapFlow flow;
    private final SecurityIdentity caller;

    SwapResource(SwapFlow flow, SecurityIdentity caller) {
        this.flow = flow;
        this.caller = caller;
    }

    /**
     * Those that concern the caller: theirs, for them, or for anybody of a rotation of theirs. Commanders and
     * catalog-admins see all. Those whose hours were over 90 days ago are left out.
     *
     * @param state {@code open}, {@code accepted}, {@code declined}, {@code withdrawn}, {@code expired} or {@code all}
     */
    @GET
    @RolesAllowed({"responder", "commander", "catalog-admin"})
    public Uni<SwapView.All> all(@QueryParam("state") @DefaultValue("open") String state) {
        if (!STATES.contains(state)) {
            throw ProblemMapper.badRequest("state", "must be one of " + String.join(", ", STATES));
        }
        return flow.concerning(
                        seesAll() ? Optional.empty() : Optional.of(callerId()),
                        state.equals("all") ? Optional.empty() : Optional.of(state))
                .map(found -> new SwapView.All(found.stream().map(SwapView::of).toList()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"responder", "commander", "catalog-admin"})
    public Uni<SwapView> one(@PathParam("id") String id) {
        return flow.find(id(id)).map(found -> {
            SwapOutcome.Told told = found.orElseThrow(() -> problem(ProblemType.UNKNOWN_SWAP));
            if (!seesAll() && !flow.concerns(told.swap(), callerId())) {
                throw problem(ProblemType.NOT_YOUR_SWAP);
            }
            return SwapView.of(told);
        });
    }

    /** Asks one person, or anybody of the rotation, to take hours in which the caller is on call. */
    @POST
    @RolesAllowed({"responder", "commander"})
    @ResponseStatus(201)
    @APIResponseSchema(value = SwapView.class, responseCode = "201")
    public Uni<SwapView> ask(SwapProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("", "is missing");
        }
        return flow.ask(proposal, callerId())
                .map(outcome -> SwapView.of(done(outcome).told()));
    }

    /**
     * Takes the hours: from now on the caller is on call in them.
     *
     * @param dryRun whether only to tell what would become of the schedule, and store nothing
     */
    @POST
    @Path("{id}/accept")
    @RolesAllowed({"responder", "commander"})
    public Uni<SwapView.Accepted> accept(
            @PathParam("id") String id, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return flow.answer(id(id), new SwapCommand.AcceptSwap(callerId()), dryRun)
                .map(SwapResource::done)
                .map(done -> new SwapView.Accepted(SwapView.of(done.told()), ScheduleChangeView.of(done.change())));
    }

    /** Says no. Where one person was asked, that ends the request; where anybody was, the others are still asked. */
    @POST
    @Path("{id}/decline")
    @RolesAllowed({"responder", "commander"})
    public Uni<SwapView> decline(@PathParam("id") String id, SwapView.Decline body) {
        Optional<String> reason = Optional.ofNullable(body)
                .map(SwapView.Decline::reason)
                .map(String::strip)
                .filter(words -> !words.isEmpty());
        if (reason.filter(words -> words.length() > SwapProposal.LONGEST_REASON).isPresent()) {
            throw ProblemMapper.badRequest(
                    "reason", "must have at most " + SwapProposal.LONGEST_REASON + " characters");
        }
        return flow.answer(id(id), new SwapCommand.DeclineSwap(callerId(), reason), false)
                .map(outcome -> SwapView.of(done(outcome).told()));
    }

    /** Takes the caller's own request back, as long as nobody has accepted. */
    @POST
    @Path("{id}/withdraw")
    @RolesAllowed({"responder", "commander"})
    public Uni<SwapView> withdraw(@PathParam("id") String id) {
        return flow.answer(id(id), new SwapCommand.WithdrawSwap(callerId()), false)
                .map(outcome -> SwapView.of(done(outcome).told()));
    }

    private static SwapOutcome.Done done(SwapOutcome outcome) {
        return switch (outcome) {
            case SwapOutcome.Done done -> done;
            case SwapOutcome.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
            case SwapOutcome.Refused(Refusal refusal) -> throw SwapRefusalMapper.toProblem(refusal);
        };
    }

    private static UUID id(String text) {
        return RequestIdMapper.id(text, ProblemType.UNKNOWN_SWAP);
    }

    private boolean seesAll() {
        return caller.hasRole("commander") || caller.hasRole("catalog-admin");
    }

    private String callerId() {
        return caller.getPrincipal().getName();
    }
}
