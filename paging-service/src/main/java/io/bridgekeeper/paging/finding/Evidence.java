package io.bridgekeeper.paging.finding;

import io.bridgekeeper.paging.absence.FailingFeed;
import io.bridgekeeper.paging.account.Departure;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.completeness.IncompleteSender;
import io.bridgekeeper.paging.contact.UnreachablePerson;
import io.bridgekeeper.paging.correction.Correction;
import io.bridgekeeper.paging.incident.LoweredSeverity;
import io.bridgekeeper.paging.incident.SilentIncident;
import io.bridgekeeper.paging.incident.Unmatched;
import io.bridgekeeper.paging.readiness.NotReady;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.subscription.DisabledSubscription;
import io.bridgekeeper.paging.training.BusFactor.ThinSystem;
import java.time.LocalDate;
import java.util.List;

/**
 * All that findings are drawn from.
 *
 * @param unmatched  problems that matched nothing, the most frequent first
 * @param unreachable people none of whose contact methods works, those who have been so for longest first
 * @param notReady   people who would not have the access to what they are called for, for longest first
 * @param left        people who can log in no more, perhaps of the catalog no longer either
 * @param thin        systems with at most one trained person among those who are called for them
 * @param failingFeeds calendars of absences that have not been read for some time
 * @param corrections what responders proposed, open or not, the newest first
 * @param lowered    incidents that are said to be less bad than they were, the newest change first
 * @param incomplete integrations whose signals lack what their sender should give
 * @param disabled   webhook subscriptions that were disabled because nothing could be delivered, the newest first
 * @param silent     open incidents of which nothing has been heard for some time, those open for longest first
 * @param schedules  of all rotations, right within {@code ahead}
 * @param ahead      the coming days that are looked at
 * @param staleSince runbooks that were last reviewed before this day are stale
 */
record Evidence(
        Catalog catalog,
        List<Unmatched> unmatched,
        List<UnreachablePerson> unreachable,
        List<NotReady> notReady,
        List<Departure> left,
        List<ThinSystem> thin,
        List<FailingFeed> failingFeeds,
        List<Correction> corrections,
        List<LoweredSeverity> lowered,
        List<IncompleteSender> incomplete,
        List<DisabledSubscription> disabled,
        List<SilentIncident> silent,
        List<FinalSchedule> schedules,
        Range ahead,
        LocalDate staleSince) {}
