package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Fault;
import io.bridgekeeper.paging.catalog.RotationProposal;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.ScheduleChange;
import io.bridgekeeper.problem.ProblemMapper;
import io.bridgekeeper.problem.RequestFault;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rotations, and what comes of them. */
@Path("/api/paging")
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "auditor"})
class RotationResource {

    private static final Duration USUAL = Duration.ofDays(28);
    static final Duration LONGEST = Duration.ofDays(2 * 366);

    private final CatalogFlow catalog;
    private final ScheduleFlow schedules;
    private final Clock clock;
    private final SecurityIdentity caller;

    RotationResource(CatalogFlow catalog, ScheduleFlow schedules, Clock clock, SecurityIdentity caller) {
        this.catalog = catalog;
        this.schedules = schedules;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Path("rotations")
    @NonBlocking
    public RotationView.All all() {
        return RotationView.all(catalog.current().rotations().values());
    }

    @GET
    @Path("rotations/{id}")
    @NonBlocking
    public RotationView rotation(@PathParam("id") String id) {
        return RotationView.of(known(catalog, id));
    }

    /** Who is on call over a period, why, and where nobody is; the next 28 days where none is given. */
    @GET
    @Path("rotations/{id}/shifts")
    public Uni<RotationView.Schedule> shifts(
            @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("until") String until) {
        Rotation rotation = known(catalog, id);
        Range range = period(from, until);
        return schedules.of(rotation, range).map(schedule -> RotationView.Schedule.of(schedule, range));
    }

    /**
     * What would become of the schedule if a rotation stood like this in the catalog: whose shifts would change, and
     * which gaps would open. Overrides go on to count. A rotation that is not there yet is seen beside an empty one.
     */
    @POST
    @Path("rotations/{id}/preview")
    @RolesAllowed({"responder", "commander", "catalog-admin"})
    public Uni<ScheduleChangeView> preview(
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            Map<String, Object> document) {
        if (document == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        Range range = period(from, until);
        return switch (RotationProposal.read(id, document, catalog.current())) {
            case RotationProposal.Faulty(List<Fault> faults) ->
                throw ProblemMapper.badRequest(faults.stream()
                        .map(fault -> new RequestFault(fault.path(), fault.message()))
                        .toList());
            case RotationProposal.Sound(Rotation proposed) -> {
                Rotation current = catalog.current().rotations().getOrDefault(id, new Rotation(id, List.of()));
                yield schedules
                        .of(current, range)
                        .map(before ->
                                ScheduleChange.between(before, new FinalSchedule(proposed, before.overrides()), range))
                        .map(ScheduleChangeView::of);
            }
        };
    }

    /** The caller's own shifts in all rotations; the next 28 days where no period is given. */
    @GET
    @Path("me/shifts")
    public Uni<RotationView.OwnShifts> mine(@QueryParam("from") String from, @QueryParam("until") String until) {
        Range range = period(from, until);
        String me = caller.getPrincipal().getName();
        return schedules
                .over(range)
                .map(all -> new RotationView.OwnShifts(
                        range.from(),
                        range.until(),
                        all.stream()
                                .flatMap(schedule -> own(schedule, range, me))
                                .sorted(Comparator.comparing(RotationView.OwnShift::from))
                                .toList()));
    }

    private static Stream<RotationView.OwnShift> own(FinalSchedule schedule, Range range, String person) {
        return schedule.over(range).stream()
                .filter(shift -> shift.personId().equals(person))
                .map(ShiftView::of)
                .map(shift -> new RotationView.OwnShift(
                        schedule.rotation().id(), shift.role(), shift.from(), shift.until(), shift.why()));
    }

    private Range period(String from, String until) {
        return PeriodMapper.period(from, until, clock.instant(), USUAL, LONGEST);
    }

    static Rotation known(CatalogFlow catalog, String id) {
        Rotation rotation = catalog.current().rotations().get(id);
        if (rotation == null) {
            throw ProblemMapper.problem(ProblemType.UNKNOWN_ROTATION);
        }
        return rotation;
    }
}
