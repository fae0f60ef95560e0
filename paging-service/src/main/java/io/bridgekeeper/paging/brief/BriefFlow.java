package io.bridgekeeper.paging.brief;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.change.NearChangesFlow;
import io.bridgekeeper.paging.completeness.CompletenessConfig;
import io.bridgekeeper.paging.completeness.Known;
import io.bridgekeeper.paging.dependency.Broken;
import io.bridgekeeper.paging.dependency.DependencyFlow;
import io.bridgekeeper.paging.escalation.Page;
import io.bridgekeeper.paging.escalation.PageRepository;
import io.bridgekeeper.paging.escalation.RequestRepository;
import io.bridgekeeper.paging.escalation.RequestView;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentFilter;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.incident.IncidentState.Resolved;
import io.bridgekeeper.paging.maintenance.MaintenanceFlow;
import io.bridgekeeper.paging.notify.NoticeAttempt;
import io.bridgekeeper.paging.notify.NoticeRepository;
import io.bridgekeeper.paging.notify.NoticeStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gathers what is known of an incident. */
@ApplicationScoped
class BriefFlow {

    private static final int LAST_OCCURRENCES = 3;

    /** Of many, the first of the catalog. */
    static final int MOST_DEPENDENTS = 50;

    private final Mutiny.SessionFactory sessions;
    private final IncidentRepository incidents;
    private final PageRepository pages;
    private final RequestRepository requests;
    private final NoticeRepository notices;
    private final CatalogFlow catalog;
    private final MaintenanceFlow maintenance;
    private final DependencyFlow dependencies;
    private final NearChangesFlow changes;
    private final CompletenessConfig config;
    private final Clock clock;

    BriefFlow(
            Mutiny.SessionFactory sessions,
            IncidentRepository incidents,
            PageRepository pages,
            RequestRepository requests,
            NoticeRepository notices,
            CatalogFlow catalog,
            MaintenanceFlow maintenance,
            DependencyFlow dependencies,
            NearChangesFlow changes,
            CompletenessConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.incidents = incidents;
        this.pages = pages;
        this.requests = requests;
        this.notices = notices;
        this.catalog = catalog;
        this.maintenance = maintenance;
        this.dependencies = dependencies;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
    }

    Uni<Part<IncidentSummary>> list(IncidentFilter filter, Slice slice) {
        return sessions.withSession(session -> incidents.newest(session, filter, slice.after(), slice.sought()))
                .map(found -> slice.part(found, incident -> Cursor.of(incident.openedAt(), incident.id()))
                        .map(IncidentSummary::of));
    }

    Uni<Part<GapList.GapLine>> gaps(Slice slice) {
        return sessions.withSession(session -> incidents.newestGaps(session, slice.after(), slice.sought()))
                .map(found -> slice.part(found, gap -> Cursor.of(gap.foundAt(), gap.id()))
                        .map(gap -> new GapList.GapLine(
                                gap.incidentId(),
                                gap.systemId().orElse(null),
                                gap.gap().reason().word(),
                                gap.gap().detail(),
                                gap.foundAt())));
    }

    /** One picture: all of it as it was at one moment. */
    Uni<Optional<IncidentView>> incident(UUID id) {
        return sessions.withTransaction((session, tx) -> session.createNativeQuery(
                        "set transaction isolation level repeatable read, read only")
                .executeUpdate()
                .chain(() -> incidents.find(session, id))
                .chain(found -> found.map(incident -> view(session, incident).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<IncidentView> view(Mutiny.Session session, Incident incident) {
        return brief(session, incident)
                .chain(brief -> pageLines(session, incident.id())
                        .chain(lines -> maintenance
                                .heldBack(session, incident.id())
                                .chain(heldBack -> linked(session, incident)
                                        .chain(linked -> asked(session, incident, lines)
                                                .chain(asked -> incidents
                                                        .history(session, incident.id())
                                                        .map(history -> IncidentView.of(
                                                                IncidentSummary.of(incident),
                                                                incident.state() instanceof Resolved resolved
                                                                        ? resolved.note()
                                                                                .orElse(null)
                                                                        : null,
                                                                incident.fingerprint(),
                                                                brief,
                                                                lines,
                                                                history.stream()
                                                                        .map(entry -> new IncidentView.HistoryLine(
                                                                                entry.at(), entry.what()))
                                                                        .toList(),
                                                                heldBack.orElse(null),
                                                                linked.stream()
                                                                        .map(other -> new IncidentView.LinkedLine(
                                                                                other.incidentId(),
                                                                                other.systemId(),
                                                                                other.severity()
                                                                                        .name(),
                                                                                other.title()))
                                                                        .toList(),
                                                                asked)))))));
    }

    /** A request has called somebody, so that an incident without such a page has none. */
    private Uni<List<RequestView>> asked(Mutiny.Session session, Incident incident, List<IncidentView.PageLine> pages) {
        return pages.stream().allMatch(page -> page.requestId() == null)
                ? Uni.createFrom().item(List.of())
                : requests.ofIncident(session, incident.id())
                        .map(found -> found.stream().map(RequestView::of).toList());
    }

    private Uni<List<Broken>> linked(Mutiny.Session session, Incident incident) {
        return incident.systemId()
                .map(system -> dependencies.linked(session, system))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<IncidentView.Brief> brief(Mutiny.Session session, Incident incident) {
        Catalog current = catalog.current();
        Instant now = clock.instant();
        LocalDate staleSince =
                now.minus(config.staleAfter()).atOffset(ZoneOffset.UTC).toLocalDate();
        return incidents
                .occurrencesBefore(session, incident, LAST_OCCURRENCES)
                .chain(before -> changes.of(session, incident.systemId().orElse(null), current, incident.since(), now)
                        .map(found -> BriefMapper.brief(
                                Known.of(incident, current, found.hasChanges(), staleSince),
                                current,
                                found.near(),
                                before)));
    }

    private Uni<List<IncidentView.PageLine>> pageLines(Mutiny.Session session, UUID incidentId) {
        return pages.ofIncident(session, incidentId)
                .chain(found -> notices.ofIncident(session, incidentId)
                        .map(sent ->
                                found.stream().map(page -> pageLine(page, sent)).toList()));
    }

    private static IncidentView.TryLine tryLine(NoticeAttempt attempt) {
        return new IncidentView.TryLine(
                attempt.number(),
                attempt.beganAt(),
                attempt.endedAt().orElse(null),
                attempt.outcome().orElse(null),
                attempt.reason().orElse(null));
    }

    private static IncidentView.PageLine pageLine(Page page, List<NoticeStatus> notices) {
        return new IncidentView.PageLine(
                page.id(),
                page.personId(),
                page.step(),
                page.reason(),
                page.state().word(),
                page.queuedAt(),
                page.answeredAt().orElse(null),
                page.calledBy().orElse(null),
                page.requestId().orElse(null),
                notices.stream()
                        .filter(notice -> notice.pageId().equals(page.id()))
                        .map(notice -> new IncidentView.NoticeLine(
                                notice.noticeId(),
                                notice.channel(),
                                notice.why().orElse(null),
                                notice.state(),
                                notice.attempts(),
                                notice.sentAt().orElse(null),
                                notice.error().orElse(null),
                                notice.bundledWith().orElse(null),
                                notice.tries().stream().map(BriefFlow::tryLine).toList()))
                        .toList());
    }
}
