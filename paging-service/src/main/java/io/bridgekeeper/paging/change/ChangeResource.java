package io.bridgekeeper.paging.change;

import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.listing.SliceMapper;
import io.bridgekeeper.paging.oncall.PeriodMapper;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** What was changed on running systems: deploys, settings, feature flags, migrations. */
@Path("/api/paging/changes")
class ChangeResource {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ChangeFlow changes;
    private final Clock clock;
    private final SecurityIdentity caller;

    ChangeResource(ChangeFlow changes, Clock clock, SecurityIdentity caller) {
        this.changes = changes;
        this.clock = clock;
        this.caller = caller;
    }

    /** Tells a change. Under an id of one's own, telling it twice is harmless: the first telling stays. */
    @POST
    @RolesAllowed({"responder", "commander", "catalog-admin", "signal-writer"})
    @APIResponse(responseCode = "201", description = "The change is kept")
    @APIResponse(responseCode = "200", description = "The caller has told one under this id; that one is answered")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<RestResponse<ChangeView>> tell(ChangeProposal proposal) {
        if (proposal == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        return changes.take(proposal, caller.getPrincipal().getName()).map(ChangeResource::answer);
    }

    /**
     * The newest first.
     *
     * @param system only those of this system; absent: all
     * @param from   absent: a day ago
     * @param until  exclusive, at most 366 days later; absent: a day later
     */
    @GET
    @RolesAllowed({"responder", "commander", "stakeholder", "auditor", "catalog-admin", "access-approver"})
    @APIResponse(responseCode = "200", description = "A part of them, and where it goes on")
    @APIResponse(responseCode = "400", description = "bad-request, with errors: every fault with its path")
    public Uni<ChangeView.All> all(
            @QueryParam("system") String system,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @Parameter(description = Slice.CURSOR) @QueryParam("cursor") String cursor,
            @Parameter(description = Slice.LIMIT) @QueryParam("limit") @DefaultValue(Slice.USUAL) String limit) {
        // What was told by a clock that is ahead has happened, too.
        Instant now = clock.instant().plus(ChangeProposal.MOST_AHEAD);
        Range period = PeriodMapper.period(from, until, now.minus(USUAL), USUAL, LONGEST);
        Slice slice = SliceMapper.slice(
                List.of("changes", String.valueOf(system), String.valueOf(from), String.valueOf(until)), cursor, limit);
        return changes.list(Optional.ofNullable(system), period, slice)
                .map(part -> part.map(ChangeView::of))
                .map(part -> new ChangeView.All(part.items(), part.next()));
    }

    static RestResponse<ChangeView> answer(Told told) {
        return switch (told) {
            case Told.New(Change change) ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, ChangeView.of(change))
                        .build();
            case Told.Before(Change change) -> RestResponse.ok(ChangeView.of(change));
            case Told.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
        };
    }
}
