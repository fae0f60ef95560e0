package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.oncall.PeriodMapper;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;

/** Whose agreement is missing. */
@Path("/api/paging")
class CoverageResource {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(92);

    private final ConsentFlow flow;
    private final CoverageFlow coverage;
    private final Clock clock;

    CoverageResource(ConsentFlow flow, CoverageFlow coverage, Clock clock) {
        this.flow = flow;
        this.coverage = coverage;
        this.clock = clock;
    }

    /** Shifts of all rotations, or stretches of them, without an agreement; the next 30 days where no period is given. */
    @GET
    @Path("shift-gaps")
    @RolesAllowed({"responder", "commander", "catalog-admin", "auditor"})
    public Uni<ShiftGapView.All> shiftGaps(@QueryParam("from") String from, @QueryParam("until") String until) {
        Range range = PeriodMapper.period(from, until, clock.instant(), USUAL, LONGEST);
        return coverage.shiftGaps(range)
                .map(gaps -> new ShiftGapView.All(
                        range.from(),
                        range.until(),
                        gaps.stream().map(ShiftGapView::of).toList()));
    }

    /** What everybody is asked and has not agreed to. */
    @GET
    @Path("consent-requests")
    @RolesAllowed({"responder", "commander", "catalog-admin", "auditor"})
    public Uni<ConsentRequestView.All> requests() {
        return flow.requests().map(ConsentRequestView.All::of);
    }
}
