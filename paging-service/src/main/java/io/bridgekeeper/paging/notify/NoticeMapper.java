package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.change.Change;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.incident.FactsMapper;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is read of a claimed notice, and the notice made of it. */
final class NoticeMapper {

    /**
     * What is read of {@code claimed} notices.
     *
     * <p>What came before is looked up here, by one index each, and so costs no way to the database of its own.
     */
    static final String READ = """
            select c.id, c.page_id, c.incident_id, c.person_id, c.contact, c.channel, c.target, c.attempts, c.carries,
                p.reason, p.queued_at as page_queued_at, i.title, i.severity, i.system_id, i.since, i.facts, i.alerts,
                change.kind as change_kind, change.summary as change_summary, change.who as change_who,
                change.at as change_at, last.how as last_how, last.resolved_at as last_resolved_at
            from claimed c,
                lateral (select * from page where id = c.page_id limit 1) p,
                lateral (select * from incident where id = c.incident_id limit 1) i
                left join lateral (
                    select e.kind, e.summary, e.who, s.at
                    from (select change_id, at from change_event_system
                        where system_id = i.system_id and at <= i.since order by at desc limit 1) s,
                        lateral (select * from change_event where id = s.change_id limit 1) e) change on true
                left join lateral (
                    select how, resolved_at from incident o
                    where o.fingerprint = i.fingerprint and o.opened_at < i.opened_at
                    order by o.opened_at desc limit 1) last on true
            """;

    /** The same, as {@code begun}, with the try that begins with it; {@code $2} is now. */
    static final String BEGUN = """
            tries as (
                insert into notice_attempt (notice_id, number, began_at) select id, attempts, $2 from claimed),
            begun as (
            """ + READ + ")\n";

    private NoticeMapper() {}

    /**
     * @param row           as {@link NoticeRepository#claim} gives it
     * @param changesBefore so long before a problem began, a change may have to do with it
     */
    static Notice notice(Row row, Catalog catalog, AnswerLinkMapper links, Duration changesBefore) {
        return notice(row, List.of(), catalog, links, changesBefore);
    }

    /** @param others that it tells of besides, where it {@code carries} some */
    static Notice notice(
            Row row, List<NoticeBrief.Other> others, Catalog catalog, AnswerLinkMapper links, Duration changesBefore) {
        UUID pageId = row.getUUID("page_id");
        String personId = row.getString("person_id");
        UUID incidentId = row.getUUID("incident_id");
        Optional<CatalogSystem> system = catalog.system(row.getString("system_id"));
        Facts facts = FactsMapper.read(row.getString("facts"));
        NoticeBrief brief = new NoticeBrief(
                pageId,
                incidentId,
                others.isEmpty()
                        ? BundleText.title(row.getString("title"), names(row.getArrayOfStrings("along"), catalog))
                        : BundleText.title(row.getString("title"), at(row, "since"), others),
                row.getString("severity"),
                system.map(CatalogSystem::name).orElse(row.getString("system_id")),
                at(row, "since"),
                row.getString("reason"),
                row.getInteger("alerts"),
                system.map(NoticeMapper::runbooks).orElse(List.of()),
                facts.links().stream()
                        .map(link -> new NoticeBrief.Place(link.text(), link.href()))
                        .toList(),
                lastChange(row, changesBefore).orElse(null),
                lastEnd(row).orElse(null),
                others,
                links.url(
                        pageId,
                        personId,
                        row.getOffsetDateTime("page_queued_at").toInstant()));
        return new Notice(
                row.getUUID("id"),
                pageId,
                incidentId,
                personId,
                row.getInteger("contact"),
                row.getString("channel"),
                row.getString("target"),
                row.getInteger("attempts"),
                brief);
    }

    private static Optional<String> lastChange(Row row, Duration changesBefore) {
        return Optional.ofNullable(row.getString("change_kind"))
                .flatMap(kind -> EarlierText.change(
                        Change.Kind.valueOf(kind),
                        row.getString("change_summary"),
                        row.getString("change_who"),
                        at(row, "change_at"),
                        at(row, "since"),
                        changesBefore));
    }

    /** The last occurrence may still go on, under another join key. */
    private static Optional<String> lastEnd(Row row) {
        return Optional.ofNullable(row.getString("last_how"))
                .map(how -> EarlierText.end(how, at(row, "last_resolved_at"), at(row, "since")));
    }

    private static Instant at(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static List<String> names(String[] systems, Catalog catalog) {
        return Arrays.stream(systems)
                .map(id -> catalog.system(id).map(CatalogSystem::name).orElse(id))
                .toList();
    }

    private static List<NoticeBrief.Place> runbooks(CatalogSystem system) {
        return system.runbooks().stream()
                .map(runbook ->
                        new NoticeBrief.Place(runbook.title(), runbook.url().toString()))
                .toList();
    }
}
