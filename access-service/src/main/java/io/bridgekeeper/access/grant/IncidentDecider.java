package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantChange.Accept;
import io.bridgekeeper.access.grant.GrantChange.End;
import io.bridgekeeper.access.grant.GrantChange.Renew;
import io.bridgekeeper.access.grant.IncidentEvent.AccessGiven;
import io.bridgekeeper.access.grant.IncidentEvent.GrantEndAsked;
import io.bridgekeeper.access.grant.IncidentEvent.GrantRenewAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageAsked;
import io.bridgekeeper.access.grant.IncidentEvent.PageOver;
import io.bridgekeeper.access.grant.IncidentEvent.PageTaken;
import io.bridgekeeper.access.grant.IncidentEvent.ProfilesTold;
import io.bridgekeeper.access.grant.IncidentEvent.Reopened;
import io.bridgekeeper.access.grant.IncidentEvent.Resolved;
import io.bridgekeeper.access.grant.IncidentEvent.StoodDown;
import io.bridgekeeper.access.grant.Page.Standing;
import io.bridgekeeper.access.profile.Carried;
import io.bridgekeeper.access.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Decides what one event does to the access side of one incident.
 *
 * <p>Events of paging-service arrive in order, those of roster-service and the catalog at any time between them, and
 * each may come twice. Therefore a page that is over stays over, a resolution and a departure are remembered for the
 * acceptance that arrives after them, and profiles that arrive after the page are prepared then.
 */
final class IncidentDecider {

    private IncidentDecider() {}

    /**
     * @param profiles what pages of every system that has a page here carry, only such as may be granted
     * @param ids      for new grants
     * @param now      the time of hearing
     * @return the incident after it; equal to {@code incident} where the event does nothing
     */
    static Incident decide(
            Incident incident, IncidentEvent event, List<Carried> profiles, Supplier<UUID> ids, Instant now) {
        return switch (event) {
            case PageAsked asked -> asked(incident, asked, profiles, ids, now);
            case PageTaken taken -> taken(incident, taken, profiles, ids, now);
            case PageOver over -> {
                Page page = incident.page(over.pageId())
                        .orElseGet(() -> new Page(
                                over.pageId(), over.personId(), over.systemId(), null, Standing.ASKED, over.at()));
                yield over.reason() == EndReason.RESOLVED && page.standing() != Standing.ASKED
                        ? resolved(incident, page, over.at(), now)
                        : over(incident, page, over.reason(), over.at(), now);
            }
            case StoodDown(String personId, Instant at) -> {
                Incident next = incident.left(personId, at);
                for (Page page : incident.pages()) {
                    // Not what was accepted after it: the two are told on topics of their own, and either may lag.
                    if (page.personId().equals(personId)
                            && page.standing() == Standing.ACCEPTED
                            && !page.since().isAfter(at)) {
                        next = over(next, page, EndReason.STOOD_DOWN, at, now);
                    }
                }
                // Whoever leaves in the grace has left, as has who stayed although it was reopened.
                yield next.eachGrant(
                        grant -> grant.personId().equals(personId) && isOfPageThatIsOver(incident, grant),
                        grant -> GrantDecider.apply(grant, new End(EndReason.STOOD_DOWN), now));
            }
            case Reopened() -> incident.reopened().eachGrant(Grant::live, grant -> grant.endingBy(null));
            case Resolved(Instant at) -> {
                Incident next = incident.resolved(at);
                for (Page page : incident.pages()) {
                    next = page.standing() == Standing.ASKED
                            ? over(next, page, EndReason.RESOLVED, at, now)
                            : resolved(next, page, at, now);
                }
                // Also of pages that were over when it was reopened, and what was asked for.
                yield next.eachGrant(Grant::live, grant -> cut(grant, at, now));
            }
            case ProfilesTold t -> {
                Incident next = incident;
                for (Page page : incident.pages()) {
                    next = prepare(next, page, profiles, ids, now);
                }
                yield next;
            }
            case GrantRenewAsked(UUID grantId) ->
                incident.eachGrant(
                        grant -> grant.grantId().equals(grantId), grant -> GrantDecider.apply(grant, new Renew(), now));
            case AccessGiven given -> given(incident, given, now);
            case GrantEndAsked(UUID grantId, EndReason reason) ->
                incident.eachGrant(
                        grant -> grant.grantId().equals(grantId),
                        grant -> GrantDecider.apply(grant, new End(reason), now));
        };
    }

    private static Incident asked(
            Incident incident, PageAsked asked, List<Carried> profiles, Supplier<UUID> ids, Instant now) {
        if (incident.resolvedAt() != null || incident.page(asked.pageId()).isPresent()) {
            return incident;
        }
        Page page = new Page(
                asked.pageId(), asked.personId(), asked.systemId(), asked.areaId(), Standing.ASKED, asked.at());
        return prepare(incident.with(page), page, profiles, ids, now);
    }

    private static Incident taken(
            Incident incident, PageTaken taken, List<Carried> profiles, Supplier<UUID> ids, Instant now) {
        Page page = incident.page(taken.pageId())
                .orElseGet(() ->
                        new Page(taken.pageId(), taken.personId(), taken.systemId(), null, Standing.ASKED, taken.at()));
        if (incident.resolvedAt() != null || page.standing() != Standing.ASKED) {
            return incident;
        }
        if (incident.leftSince(page.personId(), taken.at())) {
            return over(incident, page, EndReason.STOOD_DOWN, taken.at(), now);
        }
        Page accepted = page.become(Standing.ACCEPTED, taken.at());
        return prepare(incident.with(accepted), accepted, profiles, ids, now)
                .eachGrant(
                        grant -> grant.isOfPage(page.pageId()),
                        grant -> GrantDecider.apply(grant, new Accept(taken.at()), now));
    }

    private static Incident given(Incident incident, AccessGiven given, Instant now) {
        Incident next = incident;
        // Of an incident that is over nothing is given any more.
        if (incident.resolvedAt() == null) {
            for (Map.Entry<UUID, Profile> entry : given.grants().entrySet()) {
                if (next.grant(entry.getKey()).isEmpty()) {
                    Grant grant = new Grant(
                            entry.getKey(),
                            incident.incidentId(),
                            null,
                            given.requestId(),
                            given.personId(),
                            entry.getValue(),
                            now,
                            null,
                            new GrantState.Prepared());
                    next = next.with(GrantDecider.apply(grant, new Accept(now), now));
                }
            }
        }
        return next;
    }

    /** The page is over, and its access is when the grace is. */
    private static Incident resolved(Incident incident, Page page, Instant at, Instant now) {
        Incident next = page.standing() == Standing.OVER ? incident : incident.with(page.become(Standing.OVER, at));
        return next.eachGrant(grant -> grant.isOfPage(page.pageId()), grant -> cut(grant, at, now));
    }

    private static Grant cut(Grant grant, Instant at, Instant now) {
        return switch (grant.state()) {
            case GrantState.Prepared p -> GrantDecider.apply(grant, new End(EndReason.RESOLVED), now);
            case GrantState.Activating a -> cutLive(grant, at, now);
            case GrantState.Active a -> cutLive(grant, at, now);
            case GrantState.Ending e -> grant;
            case GrantState.Ended e -> grant;
        };
    }

    /** Without a grace it ends now, whatever the other clock says. */
    private static Grant cutLive(Grant grant, Instant at, Instant now) {
        Grant cut = grant.resolved(at);
        return grant.profile().grace().isZero() || !now.isBefore(cut.endsBy())
                ? GrantDecider.apply(cut, new End(EndReason.RESOLVED), now)
                : cut;
    }

    private static boolean isOfPageThatIsOver(Incident incident, Grant grant) {
        return incident.pages().stream()
                .anyMatch(page -> page.standing() == Standing.OVER && grant.isOfPage(page.pageId()));
    }

    private static Incident over(Incident incident, Page page, EndReason reason, Instant at, Instant now) {
        Incident next = page.standing() == Standing.OVER ? incident : incident.with(page.become(Standing.OVER, at));
        return next.eachGrant(
                grant -> grant.isOfPage(page.pageId()), grant -> GrantDecider.apply(grant, new End(reason), now));
    }

    /** Adds the grants that the page lacks. */
    private static Incident prepare(
            Incident incident, Page page, List<Carried> profiles, Supplier<UUID> ids, Instant now) {
        if (page.standing() == Standing.OVER) {
            return incident;
        }
        Incident next = incident;
        for (Carried carried : profiles) {
            Profile profile = carried.profile();
            if (carried.isBy(page.systemId(), page.areaId()) && !has(next, page, profile)) {
                Grant grant = new Grant(
                        ids.get(),
                        incident.incidentId(),
                        page.pageId(),
                        page.personId(),
                        profile,
                        now,
                        new GrantState.Prepared());
                next = next.with(
                        page.standing() == Standing.ACCEPTED
                                ? GrantDecider.apply(grant, new Accept(page.since()), now)
                                : grant);
            }
        }
        return next;
    }

    private static boolean has(Incident incident, Page page, Profile profile) {
        return incident.grants().stream()
                .anyMatch(grant -> grant.isOfPage(page.pageId())
                        && grant.profile().profileId().equals(profile.profileId()));
    }
}
