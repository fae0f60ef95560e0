package io.bridgekeeper.access.audit;

import io.bridgekeeper.auditchain.AuditChain;
import io.bridgekeeper.auditchain.AuditChain.Head;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** What auditors ask. */
@ApplicationScoped
class AuditFlow {

    private static final int PAGE = 500;

    private final Mutiny.SessionFactory sessions;
    private final AuditRepository entries;
    private final Clock clock;

    AuditFlow(Mutiny.SessionFactory sessions, AuditRepository entries, Clock clock) {
        this.sessions = sessions;
        this.entries = entries;
        this.clock = clock;
    }

    Uni<AuditView> list(AuditQuery asked) {
        return sessions.withTransaction((session, transaction) -> entries.list(session, asked))
                .map(rows -> AuditMapper.view(rows, asked.limit()));
    }

    /**
     * The chain from one entry on to the head as it is now, line by line, and the head's line at the end. Some entries
     * are in memory at a time. That it was taken is itself an entry, the last of it.
     */
    Multi<String> export(String auditor, long from) {
        AuditEvent taken = new AuditEvent(
                clock.instant(),
                auditor,
                AuditAction.AUDIT_EXPORTED,
                null,
                null,
                null,
                null,
                Map.of("from", String.valueOf(from)));
        return sessions.withTransaction((session, transaction) -> entries.append(session, List.of(taken)))
                .chain(() -> sessions.withTransaction((session, transaction) -> entries.head(session)))
                .onItem()
                .transformToMulti(head -> lines(from, head));
    }

    private Multi<String> lines(long from, Head head) {
        Multi<String> chain = Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(from), next -> page(next, head))
                .whilst(page -> !page.isEmpty())
                .onItem()
                .disjoint();
        return Multi.createBy()
                .concatenating()
                .streams(chain, Multi.createFrom().item(AuditChain.headLine(head, from)));
    }

    private Uni<List<String>> page(AtomicLong next, Head head) {
        return sessions.withTransaction((session, transaction) -> entries.chain(session, next.get(), head.seq(), PAGE))
                .invoke(rows -> next.addAndGet(rows.size()))
                .map(rows -> rows.stream().map(AuditRow::toLine).toList());
    }
}
