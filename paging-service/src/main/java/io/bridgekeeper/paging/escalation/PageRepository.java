package io.bridgekeeper.paging.escalation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pages. They change only under the lock of their incident, but for {@code queued}
 * to {@code sent} and {@code delivered}. */
@ApplicationScoped
public class PageRepository {

    public Uni<Optional<Page>> find(Mutiny.Session session, UUID pageId) {
        return session.find(PageRow.class, pageId)
                .map(row -> Optional.ofNullable(row).map(PageRepository::page));
    }

    Uni<Optional<UUID>> incidentOf(Mutiny.Session session, UUID pageId) {
        return session.createQuery("select p.incidentId from PageRow p where p.id = :id", UUID.class)
                .setParameter("id", pageId)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** In the order in which they were queued. */
    public Uni<List<Page>> ofIncident(Mutiny.Session session, UUID incidentId) {
        return ofIncidents(session, List.of(incidentId)).map(pages -> pages.getOrDefault(incidentId, List.of()));
    }

    /** By incident, in the order in which they were queued; one without pages is not there. */
    Uni<Map<UUID, List<Page>>> ofIncidents(Mutiny.Session session, Collection<UUID> incidents) {
        return session.createQuery(
                        "from PageRow p where p.incidentId in :incidents order by p.queuedAt, p.id", PageRow.class)
                .setParameter("incidents", incidents)
                .getResultList()
                .map(rows -> pages(rows).stream().collect(Collectors.groupingBy(Page::incidentId)));
    }

    /**
     * When people were paged after a moment, for whatever incident, the newest first.
     *
     * @param each the newest so many of each of them: a storm costs no more than a bad week, and hides nobody else's pages
     */
    Uni<Map<String, List<Instant>>> queuedAfter(
            Mutiny.Session session, Collection<String> people, Instant after, int each) {
        return session.createNativeQuery("""
                        select p.person_id, newest.queued_at
                        from unnest(cast(:people as text[])) as p (person_id),
                            lateral (select queued_at from page
                                where person_id = p.person_id and queued_at > :after
                                order by queued_at desc limit :each) as newest
                        order by newest.queued_at desc""", Object[].class)
                .setParameter("people", people.toArray(String[]::new))
                .setParameter("after", after)
                .setParameter("each", each)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (String) row[0],
                                Collectors.mapping(
                                        row -> ((OffsetDateTime) row[1]).toInstant(), Collectors.toList()))));
    }

    /** Pages of a person that may still be answered, the newest first. */
    Uni<List<Page>> unanswered(Mutiny.Session session, String personId) {
        return session.createQuery(
                        "from PageRow p where p.personId = :personId and p.state in ('queued', 'sent', 'delivered', 'expired')"
                                + " order by p.queuedAt desc",
                        PageRow.class)
                .setParameter("personId", personId)
                .getResultList()
                .map(PageRepository::pages);
    }

    /** Why a page was made, as {@link ExplanationMapper} reads it. */
    Uni<Optional<String>> explanation(Mutiny.Session session, UUID pageId) {
        return session.createQuery("select p.explanation from PageRow p where p.id = :id", String.class)
                .setParameter("id", pageId)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /**
     * Writes new pages, and what became of those that {@code before} had read with this session.
     *
     * @param explanations of the new ones, as {@link ExplanationMapper} writes them
     */
    Uni<Void> change(Mutiny.Session session, List<Page> before, List<Page> after, Map<UUID, String> explanations) {
        Set<UUID> known = new HashSet<>();
        before.forEach(page -> known.add(page.id()));
        List<PageRow> fresh = new ArrayList<>();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Page page : after) {
            if (!known.contains(page.id())) {
                PageRow row = newRow(page);
                row.explanation = explanations.get(page.id());
                fresh.add(row);
            } else if (!before.contains(page)) {
                all = all.chain(() -> session.find(PageRow.class, page.id()))
                        .invoke(row -> {
                            row.state = page.state().word();
                            row.answeredAt = page.answeredAt().orElse(null);
                            row.round = page.round();
                        })
                        .replaceWithVoid();
            }
        }
        return all.chain(() -> session.persistAll(fresh.toArray()));
    }

    private static List<Page> pages(List<PageRow> rows) {
        return rows.stream().map(PageRepository::page).toList();
    }

    private static Page page(PageRow row) {
        return new Page(
                row.id,
                row.incidentId,
                row.personId,
                row.rung,
                row.step,
                row.reason,
                PageState.of(row.state),
                row.queuedAt,
                row.round,
                Optional.ofNullable(row.answeredAt),
                Optional.ofNullable(row.calledBy),
                row.channels.isEmpty() ? Set.of() : Set.of(row.channels.split(" ")),
                Optional.ofNullable(row.requestId));
    }

    private static PageRow newRow(Page page) {
        PageRow row = new PageRow();
        row.id = page.id();
        row.incidentId = page.incidentId();
        row.personId = page.personId();
        row.rung = page.rung();
        row.step = page.step();
        row.reason = page.reason();
        row.state = page.state().word();
        row.queuedAt = page.queuedAt();
        row.round = page.round();
        row.answeredAt = page.answeredAt().orElse(null);
        row.calledBy = page.calledBy().orElse(null);
        row.requestId = page.requestId().orElse(null);
        row.channels = String.join(" ", new TreeSet<>(page.channels()));
        return row;
    }
}
