package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.change.ChangeConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds notices that have gone out, or may have, for those who hear what people answer to them. */
@ApplicationScoped
public class TriedNoticeFlow {

    private final TriedNoticeRepository notices;
    private final CatalogFlow catalog;
    private final AnswerLinkMapper links;
    private final Duration changesBefore;

    TriedNoticeFlow(TriedNoticeRepository notices, CatalogFlow catalog, AnswerLinkMapper links, ChangeConfig changes) {
        this.notices = notices;
        this.catalog = catalog;
        this.links = links;
        this.changesBefore = changes.limits().before();
    }

    public Uni<Optional<Notice>> find(UUID id) {
        return notices.tried(id).map(rows -> rows.stream().map(this::notice).findFirst());
    }

    /** By text message to a number since then, the newest first, at most 20. */
    public Uni<List<Notice>> toNumber(String number, Instant since) {
        return notices.triedTo(number, since)
                .map(rows -> rows.stream().map(this::notice).toList());
    }

    private Notice notice(Row row) {
        return NoticeMapper.notice(row, catalog.current(), links, changesBefore);
    }
}
