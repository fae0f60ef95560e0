package io.bridgekeeper.followup.timeline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what happened in every incident; entries are appended, never changed. */
@ApplicationScoped
public class TimelineRepository {

    public Uni<Void> append(Mutiny.Session session, TimelineEntry entry) {
        TimelineEntryRow row = new TimelineEntryRow();
        row.incidentId = entry.incidentId();
        row.at = entry.at();
        row.what = entry.what();
        return session.persist(row);
    }

    /**
     * The entries of these incidents in the order in which they happened, or else in which they were told.
     *
     * @param atMost of more than that the newest
     */
    public Uni<List<TimelineEntry>> of(Mutiny.Session session, Collection<UUID> incidentIds, int atMost) {
        return session.createQuery(
                        "from TimelineEntry e where e.incidentId in :incidentIds order by e.at desc, e.seq desc",
                        TimelineEntryRow.class)
                .setParameter("incidentIds", incidentIds)
                .setMaxResults(atMost)
                .getResultList()
                .map(rows ->
                        rows.reversed().stream().map(TimelineEntryRow::entry).toList());
    }
}
