package io.bridgekeeper.access.finding;

import io.bridgekeeper.contracts.access.v1.SweepFound;
import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Keeps what was found, and tells of it. */
@ApplicationScoped
public class FindingFlow {

    private static final Logger LOG = Logger.getLogger(FindingFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final OutboxRepository outbox;
    private final MeterRegistry metrics;

    FindingFlow(Mutiny.SessionFactory sessions, OutboxRepository outbox, MeterRegistry metrics) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** In the transaction that does what the finding says. Told under a key of its own: nothing comes before or after. */
    public Uni<Void> record(Mutiny.Session session, Finding finding) {
        String personId = finding.membership().personId();
        String target = finding.membership().target().text();
        LOG.warnf("Sweep: %s %s of %s", finding.kind().slug(), target, personId);
        metrics.counter("access.sweep.found", "kind", finding.kind().slug()).increment();
        FindingRow row = new FindingRow();
        row.findingId = finding.findingId();
        row.kind = finding.kind().slug();
        row.personId = personId;
        row.target = target;
        row.grantId = finding.grantId();
        row.foundAt = finding.foundAt();
        // The row of its grant may be as new as this one, and must be there first.
        return session.flush()
                .chain(() -> session.persist(row))
                .chain(() -> outbox.write(
                        session,
                        List.of(new OutgoingEvent(
                                finding.findingId(),
                                finding.findingId().toString(),
                                finding.foundAt(),
                                new SweepFound(
                                        finding.findingId(),
                                        finding.kind().slug(),
                                        personId,
                                        target,
                                        finding.grantId(),
                                        finding.foundAt())))));
    }

    Uni<FindingView.All> newest(Slice slice) {
        return sessions.withTransaction((session, transaction) -> session.createSelectionQuery(
                        "from FindingRow where (foundAt, findingId) < (:at, :id) order by foundAt desc, findingId desc",
                        FindingRow.class)
                .setParameter("at", slice.behind().at())
                .setParameter("id", slice.behind().id())
                .setMaxResults(slice.sought())
                .getResultList()
                .map(rows -> slice.part(rows, row -> Cursor.of(row.foundAt, row.findingId))
                        .map(FindingRow::toView))
                .map(part -> new FindingView.All(part.items(), part.next().orElse(null))));
    }
}
