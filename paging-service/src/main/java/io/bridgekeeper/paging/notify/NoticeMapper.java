package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.incident.FactsMapper;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a notice of a claimed row. */
final class NoticeMapper {

    private NoticeMapper() {}

    /** @param row the columns of {@link NoticeRepository#claim}, in that order */
    static Notice notice(Object[] row, Catalog catalog, URI publicUrl) {
        UUID pageId = (UUID) row[1];
        UUID incidentId = (UUID) row[2];
        Optional<CatalogSystem> system = catalog.system((String) row[11]);
        Facts facts = FactsMapper.read((String) row[13]);
        NoticeBrief brief = new NoticeBrief(
                pageId,
                incidentId,
                (String) row[9],
                (String) row[10],
                system.map(CatalogSystem::name).orElse((String) row[11]),
                instant(row[12]),
                (String) row[8],
                system.map(NoticeMapper::runbooks).orElse(List.of()),
                facts.links().stream()
                        .map(link -> new NoticeBrief.Place(link.text(), link.href()))
                        .toList(),
                publicUrl.resolve("/api/paging/pages/" + pageId).toString());
        return new Notice(
                (UUID) row[0],
                pageId,
                incidentId,
                (String) row[3],
                (Integer) row[4],
                (String) row[5],
                (String) row[6],
                (Integer) row[7],
                brief);
    }

    private static List<NoticeBrief.Place> runbooks(CatalogSystem system) {
        return system.runbooks().stream()
                .map(runbook ->
                        new NoticeBrief.Place(runbook.title(), runbook.url().toString()))
                .toList();
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }
}
