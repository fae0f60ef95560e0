package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** The schedules of the catalog's rotations, with the overrides that count for what is asked. */
@ApplicationScoped
public class ScheduleFlow {

    private final Mutiny.SessionFactory sessions;
    private final OverrideRepository overrides;
    private final CatalogFlow catalog;

    ScheduleFlow(Mutiny.SessionFactory sessions, OverrideRepository overrides, CatalogFlow catalog) {
        this.sessions = sessions;
        this.overrides = overrides;
        this.catalog = catalog;
    }

    /** All rotations, in the order of the catalog, right within a range. */
    public Uni<List<FinalSchedule>> over(Range range) {
        return sessions.withSession(session -> over(session, range));
    }

    /** All rotations, in the order of the catalog, right within a range. */
    public Uni<List<FinalSchedule>> over(Mutiny.Session session, Range range) {
        return over(session, catalog.current().rotations().values(), range);
    }

    /** These rotations, right within a range. */
    public Uni<List<FinalSchedule>> over(Mutiny.Session session, Collection<Rotation> rotations, Range range) {
        return overrides.touching(session, range).map(known -> schedules(rotations, known));
    }

    /** All rotations, in the order of the catalog, right for the whole of each shift that touches a range. */
    public Uni<List<FinalSchedule>> whole(Range range) {
        return sessions.withSession(session -> whole(session, range));
    }

    /** All rotations, in the order of the catalog, right for the whole of each shift that touches a range. */
    public Uni<List<FinalSchedule>> whole(Mutiny.Session session, Range range) {
        Collection<Rotation> rotations = catalog.current().rotations().values();
        return overrides
                .touching(session, range)
                .map(inRange -> schedules(rotations, inRange).stream()
                        .map(schedule -> schedule.around(range))
                        .reduce(range, Range::union))
                .chain(wide -> overrides.touching(session, wide))
                .map(known -> schedules(rotations, known));
    }

    /** One rotation, right for the whole of each shift that touches a range. */
    public Uni<FinalSchedule> whole(Rotation rotation, Range range) {
        return of(rotation, range).chain(inRange -> of(rotation, inRange.around(range)));
    }

    /** One rotation, right within a range. */
    public Uni<FinalSchedule> of(Rotation rotation, Range range) {
        return sessions.withSession(session -> of(session, rotation, range));
    }

    /** One rotation, right within a range. */
    public Uni<FinalSchedule> of(Mutiny.Session session, Rotation rotation, Range range) {
        return overrides
                .of(session, rotation.id(), range)
                .map(made -> new FinalSchedule(rotation, OverrideRepository.counting(made)));
    }

    /** All rotations, right for the whole of each shift that contains an instant. */
    Uni<List<FinalSchedule>> at(Instant instant) {
        Collection<Rotation> rotations = catalog.current().rotations().values();
        Range moment = new Range(instant, instant.plusNanos(1_000));
        return sessions.withSession(session -> overrides
                .touching(session, moment)
                .map(inForce -> schedules(rotations, inForce).stream()
                        .map(schedule -> schedule.around(instant))
                        .reduce(moment, Range::union))
                .chain(wide -> overrides.touching(session, wide))
                .map(known -> schedules(rotations, known)));
    }

    private static List<FinalSchedule> schedules(Collection<Rotation> rotations, Map<String, Overrides> overrides) {
        return rotations.stream()
                .map(rotation -> new FinalSchedule(rotation, overrides.getOrDefault(rotation.id(), Overrides.NONE)))
                .toList();
    }
}
