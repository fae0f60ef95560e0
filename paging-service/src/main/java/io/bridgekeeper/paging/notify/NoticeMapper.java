package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.incident.FactsMapper;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a notice of a claimed row. */
final class NoticeMapper {

    private NoticeMapper() {}

    /** @param row as {@link NoticeRepository#claim} gives it */
    static Notice notice(Row row, Catalog catalog, AnswerLinkMapper links) {
        UUID pageId = row.getUUID("page_id");
        String personId = row.getString("person_id");
        UUID incidentId = row.getUUID("incident_id");
        Optional<CatalogSystem> system = catalog.system(row.getString("system_id"));
        Facts facts = FactsMapper.read(row.getString("facts"));
        NoticeBrief brief = new NoticeBrief(
                pageId,
                incidentId,
                BundleText.title(row.getString("title"), names(row.getArrayOfStrings("along"), catalog)),
                row.getString("severity"),
                system.map(CatalogSystem::name).orElse(row.getString("system_id")),
                row.getOffsetDateTime("since").toInstant(),
                row.getString("reason"),
                row.getInteger("alerts"),
                system.map(NoticeMapper::runbooks).orElse(List.of()),
                facts.links().stream()
                        .map(link -> new NoticeBrief.Place(link.text(), link.href()))
                        .toList(),
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
