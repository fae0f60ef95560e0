package io.bridgekeeper.paging.finding;

import io.bridgekeeper.paging.absence.AbsenceRepository;
import io.bridgekeeper.paging.account.AccountRepository;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.completeness.ReviewFlow;
import io.bridgekeeper.paging.contact.UnreachableFlow;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.SeverityChangeRepository;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.training.TrainingFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gathers the evidence, and asks the rules. */
@ApplicationScoped
class FindingFlow {

    private static final int MOST_UNMATCHED = 100;
    private static final int MOST_LOWERED = 100;

    /** In a row; one in an hour, and slower the longer it goes on. */
    private static final int FAILURES = 3;

    private final Mutiny.SessionFactory sessions;
    private final CatalogFlow catalog;
    private final IncidentRepository incidents;
    private final SeverityChangeRepository severities;
    private final UnreachableFlow unreachable;
    private final AccountRepository accounts;
    private final TrainingFlow training;
    private final AbsenceRepository absences;
    private final ReviewFlow reviews;
    private final ScheduleFlow schedules;
    private final FindingConfig config;
    private final Clock clock;

    FindingFlow(
            Mutiny.SessionFactory sessions,
            CatalogFlow catalog,
            IncidentRepository incidents,
            SeverityChangeRepository severities,
            UnreachableFlow unreachable,
            AccountRepository accounts,
            TrainingFlow training,
            AbsenceRepository absences,
            ReviewFlow reviews,
            ScheduleFlow schedules,
            FindingConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.catalog = catalog;
        this.incidents = incidents;
        this.severities = severities;
        this.unreachable = unreachable;
        this.accounts = accounts;
        this.training = training;
        this.absences = absences;
        this.reviews = reviews;
        this.schedules = schedules;
        this.config = config;
        this.clock = clock;
    }

    Uni<List<Finding>> all() {
        Instant now = clock.instant();
        Range ahead = new Range(now, now.plus(config.ahead()));
        LocalDate staleSince =
                now.minus(config.staleAfter()).atOffset(ZoneOffset.UTC).toLocalDate();
        return sessions.withSession(session -> incidents
                .unmatched(session, now.minus(config.unmatchedFor()), MOST_UNMATCHED)
                .chain(unmatched -> unreachable
                        .all(session)
                        .chain(people -> accounts.left(session)
                                .chain(left -> training.systemsWithAtMostOneTrainedPerson(session)
                                        .chain(thin -> absences.failing(session, FAILURES)
                                                .chain(feeds -> severities
                                                        .lowered(session, now.minus(config.loweredFor()), MOST_LOWERED)
                                                        .chain(lowered -> reviews.incomplete(session)
                                                                .chain(senders -> schedules
                                                                        .over(session, ahead)
                                                                        .map(known -> new Evidence(
                                                                                catalog.current(),
                                                                                unmatched,
                                                                                people,
                                                                                left,
                                                                                thin,
                                                                                feeds,
                                                                                lowered,
                                                                                senders,
                                                                                known,
                                                                                ahead,
                                                                                staleSince)))))))))
                .map(Findings::of));
    }
}
