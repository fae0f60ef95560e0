package io.bridgekeeper.paging.duty;

import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Tells other services who can be called.
 *
 * <p>It compares what is with what was said, so no writer of catalogs or overrides has to think of it. What is said, its
 * events and the look itself commit together, one process at a time: a process that dies leaves all of it to the next.
 */
@ApplicationScoped
class DutyFlow {

    private static final Logger LOG = Logger.getLogger(DutyFlow.class);

    /** Of ten thousand systems no statement is too large, and others have their turn on the event loop. */
    private static final int AT_ONCE = 200;

    private final Mutiny.SessionFactory sessions;
    private final DutyRepository duties;
    private final ScheduleFlow schedules;
    private final CatalogFlow catalog;
    private final OutboxRepository outbox;
    private final DutyLimits limits;
    private final Clock clock;
    private final Supplier<UUID> ids;

    DutyFlow(
            Mutiny.SessionFactory sessions,
            DutyRepository duties,
            ScheduleFlow schedules,
            CatalogFlow catalog,
            OutboxRepository outbox,
            DutyConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.duties = duties;
        this.schedules = schedules;
        this.catalog = catalog;
        this.outbox = outbox;
        this.limits = config.limits();
        this.clock = clock;
        this.ids = ids;
    }

    /** How far ahead it is said, and how often it is looked. */
    DutyLimits limits() {
        return limits;
    }

    /** @return how many events it wrote; none where there is nothing to say, or another process says it just now */
    Uni<Integer> look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CatalogFlow.InForce seen = catalog.inForce();
        return sessions.withSession(
                        session -> duties.last(session).chain(last -> decide(session, last, seen.number(), now)))
                .chain(look -> look instanceof Look.Now
                        ? sessions.withTransaction((session, tx) -> lookAlone(session, seen, now))
                        : Uni.createFrom().item(0));
    }

    private Uni<Look> decide(Mutiny.Session session, Look.Last last, long number, Instant now) {
        return duties.isNoted(session).map(noted -> Look.of(last, noted, number, limits, now));
    }

    private Uni<Integer> lookAlone(Mutiny.Session session, CatalogFlow.InForce seen, Instant now) {
        return duties.claim(session)
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(0)
                        : decide(session, claimed.get(), seen.number(), now).chain(look -> switch (look) {
                            case Look.NotNow no -> Uni.createFrom().item(0);
                            case Look.LeftToNewer no -> Uni.createFrom().item(0);
                            case Look.Now(Instant at, boolean ofAll) ->
                                look(session, seen, new Renewal(limits, at, ofAll));
                        }));
    }

    private Uni<Integer> look(Mutiny.Session session, CatalogFlow.InForce seen, Renewal renewal) {
        Instant at = renewal.at();
        Range window = limits.window(at);
        return duties.takeNotes(session)
                .chain(() -> schedules.over(session, seen.catalog().rotations().values(), window))
                .chain(all -> duties.all(session)
                        // Of thousands of systems it takes its time.
                        .chain(last -> catalog.aside(() -> DutyDecider.decide(
                                seen.catalog(), byRotation(all), window, renewal, DutyMapper.said(last)))))
                .chain(news -> tell(session, news, at)
                        .chain(() -> duties.looked(session, seen.number(), at))
                        .invoke(() -> LOG.debugf(
                                "Told who can be called by version %d of the catalog: %d events",
                                seen.number(), news.size()))
                        .replaceWith(news.size()));
    }

    private static Map<String, FinalSchedule> byRotation(List<FinalSchedule> schedules) {
        return schedules.stream()
                .collect(Collectors.toMap(schedule -> schedule.rotation().id(), Function.identity()));
    }

    private Uni<Void> tell(Mutiny.Session session, List<Said> news, Instant at) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int from = 0; from < news.size(); from += AT_ONCE) {
            List<Said> some = news.subList(from, Math.min(news.size(), from + AT_ONCE));
            all = all.chain(() -> duties.keep(session, DutyMapper.rows(some, at)))
                    .chain(() -> outbox.write(session, events(some, at)));
        }
        return all;
    }

    private List<OutgoingEvent> events(List<Said> said, Instant at) {
        List<OutgoingEvent> events = new ArrayList<>();
        said.forEach(one -> events.add(new OutgoingEvent(ids.get(), one.key(), at, DutyMapper.event(one, at))));
        return events;
    }
}
