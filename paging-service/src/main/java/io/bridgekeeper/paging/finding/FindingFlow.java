package io.bridgekeeper.paging.finding;

import io.bridgekeeper.paging.absence.AbsenceRepository;
import io.bridgekeeper.paging.absence.FailingFeed;
import io.bridgekeeper.paging.account.AccountRepository;
import io.bridgekeeper.paging.account.Departure;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.completeness.IncompleteSender;
import io.bridgekeeper.paging.completeness.ReviewFlow;
import io.bridgekeeper.paging.contact.UnreachableFlow;
import io.bridgekeeper.paging.contact.UnreachablePerson;
import io.bridgekeeper.paging.correction.Correction;
import io.bridgekeeper.paging.correction.CorrectionRepository;
import io.bridgekeeper.paging.incident.AlertRepository;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.LoweredSeverity;
import io.bridgekeeper.paging.incident.SeverityChangeRepository;
import io.bridgekeeper.paging.incident.SilentIncident;
import io.bridgekeeper.paging.incident.Unmatched;
import io.bridgekeeper.paging.oncall.ScheduleFlow;
import io.bridgekeeper.paging.readiness.NotReady;
import io.bridgekeeper.paging.readiness.ReadinessRepository;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.subscription.DisabledSubscription;
import io.bridgekeeper.paging.subscription.SubscriptionRepository;
import io.bridgekeeper.paging.training.BusFactor.ThinSystem;
import io.bridgekeeper.paging.training.TrainingFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gathers the evidence, and asks the rules. */
@ApplicationScoped
class FindingFlow {

    /** Of what there may be many of. */
    private static final int MOST = 100;

    /** In a row; one in an hour, and slower the longer it goes on. */
    private static final int FAILURES = 3;

    private final Mutiny.SessionFactory sessions;
    private final CatalogFlow catalog;
    private final IncidentRepository incidents;
    private final AlertRepository alerts;
    private final SeverityChangeRepository severities;
    private final CorrectionRepository corrections;
    private final UnreachableFlow unreachable;
    private final ReadinessRepository readiness;
    private final AccountRepository accounts;
    private final TrainingFlow training;
    private final AbsenceRepository absences;
    private final ReviewFlow reviews;
    private final SubscriptionRepository webhooks;
    private final ScheduleFlow schedules;
    private final FindingConfig config;
    private final Clock clock;

    FindingFlow(
            Mutiny.SessionFactory sessions,
            CatalogFlow catalog,
            IncidentRepository incidents,
            AlertRepository alerts,
            SeverityChangeRepository severities,
            CorrectionRepository corrections,
            UnreachableFlow unreachable,
            ReadinessRepository readiness,
            AccountRepository accounts,
            TrainingFlow training,
            AbsenceRepository absences,
            ReviewFlow reviews,
            SubscriptionRepository webhooks,
            ScheduleFlow schedules,
            FindingConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.catalog = catalog;
        this.incidents = incidents;
        this.alerts = alerts;
        this.severities = severities;
        this.corrections = corrections;
        this.unreachable = unreachable;
        this.readiness = readiness;
        this.accounts = accounts;
        this.training = training;
        this.absences = absences;
        this.reviews = reviews;
        this.webhooks = webhooks;
        this.schedules = schedules;
        this.config = config;
        this.clock = clock;
    }

    /** @param systemId only those of this system; empty: all, of each kind that there may be many of the first 100 */
    Uni<List<Finding>> all(Optional<String> systemId) {
        Instant now = clock.instant();
        return sessions.withSession(session -> gather(session, systemId, now))
                .map(Findings::of)
                .map(found -> found.stream()
                        .filter(finding ->
                                systemId.isEmpty() || finding.systemId().equals(systemId))
                        .toList());
    }

    /** One after the other: a session does one thing at a time. */
    private Uni<Evidence> gather(Mutiny.Session session, Optional<String> systemId, Instant now) {
        Range ahead = new Range(now, now.plus(config.ahead()));
        LocalDate staleSince =
                now.minus(config.staleAfter()).atOffset(ZoneOffset.UTC).toLocalDate();
        Gathered found = new Gathered();
        return incidents
                .unmatched(session, now.minus(config.unmatchedFor()), MOST)
                .invoke(unmatched -> found.unmatched = unmatched)
                .chain(() -> unreachable.all(session))
                .invoke(people -> found.unreachable = people)
                .chain(() -> readiness.notReady(session, systemId, MOST))
                .invoke(people -> found.notReady = people)
                .chain(() -> accounts.left(session))
                .invoke(left -> found.left = left)
                .chain(() -> training.systemsWithAtMostOneTrainedPerson(session))
                .invoke(thin -> found.thin = thin)
                .chain(() -> absences.failing(session, FAILURES))
                .invoke(feeds -> found.failingFeeds = feeds)
                .chain(() -> corrections.newest(session, systemId, now.minus(config.misroutedFor()), MOST))
                .invoke(proposed -> found.corrections = proposed)
                .chain(() -> severities.lowered(session, systemId, now.minus(config.loweredFor()), MOST))
                .invoke(lowered -> found.lowered = lowered)
                .chain(() -> alerts.silent(session, systemId, now.minus(config.silentFor()), MOST))
                .invoke(silent -> found.silent = silent)
                .chain(() -> reviews.incomplete(session))
                .invoke(senders -> found.incomplete = senders)
                .chain(() -> webhooks.disabledByItself(session))
                .invoke(disabled -> found.disabled = disabled)
                .chain(() -> schedules.over(session, ahead))
                .map(schedules -> new Evidence(
                        catalog.current(),
                        found.unmatched,
                        found.unreachable,
                        found.notReady,
                        found.left,
                        found.thin,
                        found.failingFeeds,
                        found.corrections,
                        found.lowered,
                        found.incomplete,
                        found.disabled,
                        found.silent,
                        schedules,
                        ahead,
                        staleSince));
    }

    private static final class Gathered {
        List<Unmatched> unmatched;
        List<UnreachablePerson> unreachable;
        List<NotReady> notReady;
        List<Departure> left;
        List<ThinSystem> thin;
        List<FailingFeed> failingFeeds;
        List<Correction> corrections;
        List<LoweredSeverity> lowered;
        List<IncompleteSender> incomplete;
        List<DisabledSubscription> disabled;
        List<SilentIncident> silent;
    }
}
