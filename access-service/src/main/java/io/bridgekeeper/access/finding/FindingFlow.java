package io.bridgekeeper.access.finding;

import io.bridgekeeper.contracts.access.v1.SweepFound;
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
    private static final int MOST = 500;

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

    Uni<FindingView.All> newest() {
        return sessions.withTransaction((session, transaction) -> session.createSelectionQuery(
                        "from FindingRow order by foundAt desc, findingId desc", FindingRow.class)
                .setMaxResults(MOST)
                .getResultList()
                .map(rows -> new FindingView.All(
                        rows.stream().map(FindingRow::toView).toList())));
    }
}
