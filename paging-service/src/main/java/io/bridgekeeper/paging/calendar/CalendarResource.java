package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.paging.calendar.CalendarRules.Caller;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.problem.ProblemType;
import io.bridgekeeper.paging.problem.RequestIdMapper;
import io.bridgekeeper.problem.ProblemMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Calendars that people subscribe to: their own shifts, or a rotation. */
@Path("/api/paging/calendars")
@RolesAllowed({"responder", "commander", "stakeholder", "catalog-admin", "access-approver", "auditor"})
class CalendarResource {

    private final CalendarFlow calendars;
    private final CatalogFlow catalog;
    private final CalendarConfig config;
    private final SecurityIdentity caller;

    CalendarResource(CalendarFlow calendars, CatalogFlow catalog, CalendarConfig config, SecurityIdentity caller) {
        this.calendars = calendars;
        this.catalog = catalog;
        this.config = config;
        this.caller = caller;
    }

    /**
     * The caller's own that work, the oldest first.
     *
     * @param rotation only those that show this rotation; a catalog-admin sees those of others too
     */
    @GET
    public Uni<CalendarView.All> all(@QueryParam("rotationId") String rotation) {
        Uni<List<Calendar>> found = rotation == null ? calendars.of(caller()) : calendars.of(caller(), rotation);
        return found.map(
                all -> new CalendarView.All(all.stream().map(CalendarView::of).toList()));
    }

    /** Makes a calendar of the caller's own shifts or of a rotation; its address is told this once. */
    @POST
    @ResponseStatus(201)
    public Uni<CalendarView.Created> make(NewCalendar request) {
        if (request == null) {
            throw ProblemMapper.badRequest("(body)", "is missing");
        }
        String me = caller().personId();
        return switch (request.read(me, catalog.current().rotations().keySet())) {
            case NewCalendar.Reading.Faulty(var faults) -> throw ProblemMapper.badRequest(faults);
            case NewCalendar.Reading.Sound(Subject subject, String name) ->
                calendars
                        .make(subject, name, me)
                        .map(found -> found.orElseThrow(() ->
                                ProblemMapper.problem(ProblemType.TOO_MANY_CALENDARS, Map.of("limit", Calendar.MOST))))
                        .map(made -> CalendarView.Created.of(made.calendar(), made.secret(), config.publicUrl()));
        };
    }

    /** From now on nobody reads it. Its maker may do so, and a catalog-admin where it shows a rotation. */
    @DELETE
    @Path("{id}")
    public Uni<Void> revoke(@PathParam("id") String id) {
        UUID calendar = RequestIdMapper.id(id, ProblemType.UNKNOWN_CALENDAR);
        return calendars
                .revoke(calendar, caller())
                .invoke(known -> {
                    if (!known) {
                        throw ProblemMapper.problem(ProblemType.UNKNOWN_CALENDAR);
                    }
                })
                .replaceWithVoid();
    }

    private Caller caller() {
        return new Caller(caller.getPrincipal().getName(), caller.hasRole("catalog-admin"));
    }
}
