package io.bridgekeeper.paging.quality;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.oncall.PeriodMapper;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.problem.ProblemMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** How good the schedules are: for those who need somebody, and for those who are on call. */
@Path("/api/paging")
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
class QualityResource {

    private static final Duration USUAL = Duration.ofDays(52 * 7);
    private static final Duration LONGEST = Duration.ofDays(2 * 366);
    private static final int MOST = 200;

    private final CatalogFlow catalog;
    private final QualityFlow quality;
    private final Clock clock;

    QualityResource(CatalogFlow catalog, QualityFlow quality, Clock clock) {
        this.catalog = catalog;
        this.quality = quality;
        this.clock = clock;
    }

    /** One rotation, with each person and with what to look at; the next 52 weeks where no period is given. */
    @GET
    @Path("rotations/{id}/quality")
    public Uni<QualityView> rotation(
            @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("until") String until) {
        Rotation rotation = catalog.current().rotations().get(id);
        if (rotation == null) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_ROTATION);
        }
        return quality.of(rotation, period(from, until));
    }

    /**
     * A line for each rotation over the next 52 weeks, at most 200 at once.
     *
     * @param after the rotation before the first, as {@code next} of the answer before names it
     */
    @GET
    @Path("quality")
    public Uni<QualityView.Lines> all(@QueryParam("after") String after) {
        return quality.all(period(null, null), Optional.ofNullable(after), MOST);
    }

    private Range period(String from, String until) {
        return PeriodMapper.period(from, until, clock.instant(), USUAL, LONGEST);
    }
}
