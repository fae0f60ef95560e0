package io.bridgekeeper.paging.notify;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells people of incidents that are late in one notice, and goes on where that one fails. */
@ApplicationScoped
class LateFlow {

    private final Mutiny.SessionFactory sessions;
    private final LateRepository notices;
    private final IncidentRepository incidents;
    private final ContactFlow contacts;
    private final CatalogFlow catalog;
    private final AnswerLinkMapper links;
    private final Duration gatherFor;
    private final Clock clock;
    private final MeterRegistry metrics;

    LateFlow(
            Mutiny.SessionFactory sessions,
            LateRepository notices,
            IncidentRepository incidents,
            ContactFlow contacts,
            CatalogFlow catalog,
            AnswerLinkMapper links,
            NotifyConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.sessions = sessions;
        this.notices = notices;
        this.incidents = incidents;
        this.contacts = contacts;
        this.catalog = catalog;
        this.links = links;
        this.gatherFor = config.gatherFor();
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Decides what becomes of those that are due.
     *
     * @param moreDue called when notices may be due, of whichever channel
     * @return how many were; 0 where none are any more
     */
    Uni<Integer> decide(Runnable moreDue) {
        Instant now = clock.instant();
        Instant waitingSince = now.minus(gatherFor);
        return notices.isDue(now, waitingSince)
                .chain(isDue -> isDue
                        ? notices.decide(now, waitingSince).chain(decided -> goOn(decided, moreDue))
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> goOn(LateRepository.Decided decided, Runnable moreDue) {
        LatePlan plan = decided.plan();
        if (!plan.go().isEmpty()) {
            metrics.counter("paging_notice_told_along").increment(plan.along().size());
            moreDue.run();
        }
        boolean hasFollowed = !decided.failed().isEmpty() || !decided.putOff().isEmpty();
        return InTurnFlow.each(
                        decided.failed(),
                        contact -> follow(
                                contact,
                                session -> notices.failed(session, contact.noticeId()),
                                session -> contacts.contactFailed(session, contact, LateRepository.FAILED)))
                .chain(() -> InTurnFlow.each(
                        decided.putOff(),
                        contact -> follow(
                                contact,
                                session -> notices.putOff(session, contact.noticeId(), clock.instant()),
                                session -> contacts.contactWaits(session, contact, PutOffRepository.REASON))))
                .invoke(hasFollowed ? moreDue : () -> {})
                .replaceWith(plan.go().size() + decided.failed().size());
    }

    private Uni<Void> follow(
            NoticeContact contact,
            Function<Mutiny.Session, Uni<Boolean>> mark,
            Function<Mutiny.Session, Uni<Void>> then) {
        return sessions.withTransaction((session, tx) -> incidents
                .lock(session, contact.incidentId())
                .chain(() -> mark.apply(session))
                .chain(counted ->
                        counted ? then.apply(session) : Uni.createFrom().voidItem()));
    }

    /** What claimed notices tell of besides, by notice; none where no row {@code carries} others. */
    Uni<Map<UUID, List<NoticeBrief.Other>>> others(List<Row> claimed) {
        List<UUID> carriers = claimed.stream()
                .filter(row -> row.getBoolean("carries"))
                .map(row -> row.getUUID("id"))
                .toList();
        if (carriers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Catalog current = catalog.current();
        return notices.others(carriers)
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("bundle_id"),
                                Collectors.mapping(row -> other(row, current), Collectors.toList()))));
    }

    private NoticeBrief.Other other(Row row, Catalog current) {
        UUID pageId = row.getUUID("page_id");
        String systemId = row.getString("system_id");
        return new NoticeBrief.Other(
                pageId,
                row.getUUID("incident_id"),
                row.getString("title"),
                row.getString("severity"),
                current.system(systemId).map(CatalogSystem::name).orElse(systemId),
                row.getOffsetDateTime("since").toInstant(),
                links.url(
                        pageId,
                        row.getString("person_id"),
                        row.getOffsetDateTime("page_queued_at").toInstant()));
    }
}
