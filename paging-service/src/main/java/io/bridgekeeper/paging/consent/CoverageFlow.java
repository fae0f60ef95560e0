package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Contact;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who agreed to be called for what, and where an agreement is missing. */
@ApplicationScoped
class CoverageFlow {

    private final Mutiny.SessionFactory sessions;
    private final ConsentRepository consents;
    private final ScheduleFlow schedules;
    private final CatalogFlow catalog;
    private final Clock clock;

    CoverageFlow(
            Mutiny.SessionFactory sessions,
            ConsentRepository consents,
            ScheduleFlow schedules,
            CatalogFlow catalog,
            Clock clock) {
        this.sessions = sessions;
        this.consents = consents;
        this.schedules = schedules;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Where somebody on call does not expect to be called, rotation by rotation. */
    Uni<List<ShiftGap>> shiftGaps(Range range) {
        Instant now = clock.instant();
        Catalog current = catalog.current();
        return sessions.withSession(session -> schedules
                        .over(session, range)
                        .chain(all -> consents.all(session, now)
                                .map(answers -> (Supplier<List<ShiftGap>>) () -> gaps(current, all, answers, range))))
                // All rotations over weeks are more than the threads that serve requests should work at.
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(Supplier::get);
    }

    /** Agreements in force that let their people be called for a system. */
    Uni<List<Consent>> covering(String systemId) {
        Set<String> rotations = Calls.of(catalog.current()).ofRotation().entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(occasion ->
                                occasion.systemId().filter(systemId::equals).isPresent()))
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
        return sessions.withSession(
                        session -> consents.beside(session, Optional.of(systemId), rotations, false, clock.instant()))
                .map(Expectation::consents);
    }

    private static List<ShiftGap> gaps(
            Catalog current, List<FinalSchedule> schedules, List<Answer> answers, Range range) {
        ShiftGaps gaps = new ShiftGaps(
                Calls.of(current),
                answers,
                person -> Stream.ofNullable(current.people().get(person))
                        .flatMap(known -> known.contacts().stream())
                        .map(Contact::channel)
                        .collect(Collectors.toSet()));
        return schedules.stream()
                .flatMap(schedule -> gaps.of(schedule.rotation().id(), schedule.over(range)).stream())
                .toList();
    }
}
