package io.bridgekeeper.followup.timeline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what happened in every incident; entries are appended, never changed. */
@ApplicationScoped
public class TimelineRepository {

    /** @param entries in the order in which they were told */
    public Uni<Void> append(Mutiny.Session session, List<TimelineEntry> entries) {
        // Past the entity: numbers that the database gives are asked for row by row.
        return session.createNativeQuery("""
                        insert into timeline_entry (incident_id, at, what)
                        select cast(e.incident_id as uuid), cast(e.at as timestamptz), e.what
                        from unnest(cast(:incidents as text[]), cast(:times as text[]), cast(:whats as text[]))
                            with ordinality as e (incident_id, at, what, place)
                        order by e.place""")
                .setParameter(
                        "incidents", texts(entries, entry -> entry.incidentId().toString()))
                .setParameter("times", texts(entries, entry -> entry.at().toString()))
                .setParameter("whats", texts(entries, TimelineEntry::what))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String[] texts(List<TimelineEntry> entries, Function<TimelineEntry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
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
