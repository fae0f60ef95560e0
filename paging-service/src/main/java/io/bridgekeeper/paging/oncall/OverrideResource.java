package io.bridgekeeper.paging.oncall;

import static io.bridgekeeper.problem.ProblemMapper.problem;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.oncall.OverrideRules.Caller;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.ScheduleChange;
import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.TagMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Dated exceptions to who is on call: overrides and temporary schedules. */
@Path("/api/paging/rotations/{rotation}/overrides")
class OverrideResource {

    private static final Duration USUAL = Duration.ofDays(90);

    private final OverrideFlow flow;
    private final CatalogFlow catalog;
    private final Clock clock;
    private final SecurityIdentity caller;

    OverrideResource(OverrideFlow flow, CatalogFlow catalog, Clock clock, SecurityIdentity caller) {
        this.flow = flow;
        this.catalog = catalog;
        this.clock = clock;
        this.caller = caller;
    }

    /** Those that touch a period, in the order in which they were made; the next 90 days where none is given. */
    @GET
    @RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
    public Uni<OverrideView.All> all(
            @PathParam("rotation") String rotation,
            @QueryParam("from") String from,
            @QueryParam("until") String until) {
        Rotation known = RotationResource.known(catalog, rotation);
        Range range = PeriodMapper.period(from, until, clock.instant(), USUAL, RotationResource.LONGEST);
        return flow.of(known, range)
                .map(made ->
                        new OverrideView.All(made.stream().map(OverrideView::of).toList()));
    }

    /**
     * Makes an override, and tells what becomes of the schedule. The ETag of a dry run stands for who is on call; as
     * If-Match it keeps the override from being made where that has changed since.
     *
     * <p>A responder may take shifts upon themselves; commanders and catalog-admins plan for others too.
     *
     * @param dryRun whether only to tell, and store nothing
     */
    @POST
    @RolesAllowed({"responder", "commander", "catalog-admin"})
    @APIResponse(responseCode = "200", description = "A dry run; nothing is stored")
    @APIResponse(responseCode = "201", description = "The override is made")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    @APIResponse(responseCode = "403", description = "not-your-shift")
    @APIResponse(responseCode = "404", description = "unknown-rotation")
    @APIResponse(
            responseCode = "412",
            description = "schedule-changed, with etag: others are on call than If-Match says")
    public Uni<RestResponse<OverrideView.Changed>> make(
            @PathParam("rotation") String rotation,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @Parameter(description = "ETag of a dry run, or *") @HeaderParam(TagMapper.IF_MATCH) String ifMatch,
            OverrideProposal proposal) {
        Rotation known = RotationResource.known(catalog, rotation);
        if (proposal == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        return flow.make(known, proposal, caller(), TagMapper.seen(ifMatch), dryRun)
                .map(outcome -> outcome instanceof OverrideOutcome.Done done && dryRun
                        ? TagMapper.answer(RestResponse.Status.OK, view(done, true), done.seen())
                        : RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view(outcome, dryRun))
                                .build());
    }

    /** Takes an override back; what of it has happened stays. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({"responder", "commander", "catalog-admin"})
    public Uni<OverrideView.Changed> takeBack(
            @PathParam("rotation") String rotation,
            @PathParam("id") String id,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Rotation known = RotationResource.known(catalog, rotation);
        return flow.takeBack(known, RequestIdMapper.id(id, ProblemType.UNKNOWN_OVERRIDE), caller(), dryRun)
                .map(outcome -> view(outcome, dryRun));
    }

    private static OverrideView.Changed view(OverrideOutcome outcome, boolean dryRun) {
        return switch (outcome) {
            case OverrideOutcome.Done(var made, var change, var seen) -> changed(made, change, dryRun);
            case OverrideOutcome.TakenBackBefore(var made) -> changed(made, ScheduleChange.NONE, dryRun);
            case OverrideOutcome.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
            case OverrideOutcome.Changed(EntityTag now) -> throw TagMapper.stale(ProblemType.SCHEDULE_CHANGED, now);
            case OverrideOutcome.Unknown() -> throw problem(ProblemType.UNKNOWN_OVERRIDE);
            case OverrideOutcome.NotYours() -> throw problem(ProblemType.NOT_YOUR_SHIFT);
            case OverrideOutcome.Over(var endedAt) ->
                throw problem(ProblemType.OVERRIDE_IS_OVER, Map.of("endedAt", endedAt));
        };
    }

    private static OverrideView.Changed changed(MadeOverride made, ScheduleChange change, boolean dryRun) {
        return new OverrideView.Changed(
                dryRun ? Optional.empty() : Optional.of(OverrideView.of(made)), ScheduleChangeView.of(change));
    }

    private Caller caller() {
        return new Caller(
                caller.getPrincipal().getName(), caller.hasRole("commander") || caller.hasRole("catalog-admin"));
    }
}
