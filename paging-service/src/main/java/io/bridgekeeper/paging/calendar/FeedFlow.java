package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Person;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.secret.Secret;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads calendars for those who know their secret. */
@ApplicationScoped
class FeedFlow {

    private final Mutiny.SessionFactory sessions;
    private final CalendarRepository calendars;
    private final ScheduleFlow schedules;
    private final CatalogFlow catalog;
    private final Clock clock;

    FeedFlow(
            Mutiny.SessionFactory sessions,
            CalendarRepository calendars,
            ScheduleFlow schedules,
            CatalogFlow catalog,
            Clock clock) {
        this.sessions = sessions;
        this.calendars = calendars;
        this.schedules = schedules;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** What the calendar shows now; empty where no calendar that works has this secret. */
    Uni<Optional<Feed>> read(Secret secret) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> calendars
                        .behind(session, secret)
                        .call(found -> found.filter(calendar -> calendar.isReadAnew(now))
                                .map(calendar -> calendars.wasRead(session, calendar, now))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .chain(found -> found.map(
                                calendar -> feed(calendar, Feed.shown(now)).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Feed> feed(Calendar calendar, Range shown) {
        Catalog known = catalog.current();
        return schedules(calendar.subject(), known, shown)
                // A year of shifts is milliseconds of work, and the event loop is for pages.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(all -> Feed.of(calendar, all, shown, person -> name(known, person)));
    }

    private Uni<List<FinalSchedule>> schedules(Subject subject, Catalog known, Range shown) {
        return switch (subject) {
            case Subject.Own own -> schedules.whole(shown);
            case Subject.OfRotation(String rotationId) -> {
                Rotation rotation = known.rotations().get(rotationId);
                yield rotation == null
                        ? Uni.createFrom().item(List.of())
                        : schedules.whole(rotation, shown).map(List::of);
            }
        };
    }

    private static String name(Catalog known, String personId) {
        Person person = known.people().get(personId);
        return person == null ? personId : person.name();
    }
}
