package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.contact.Address;
import io.bridgekeeper.paging.contact.ContactPlan;
import io.bridgekeeper.paging.contact.ContactRepository;
import io.bridgekeeper.paging.contact.NextContact;
import io.bridgekeeper.paging.contact.OwnContacts;
import io.bridgekeeper.paging.contact.Urgency;
import io.bridgekeeper.paging.contact.Way;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.NoticeRepository;
import io.bridgekeeper.paging.notify.QueuedNotice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Turns pages into notices over the contacts of their people, and ends them. */
@ApplicationScoped
class PageNoticeFlow {

    private final ContactRepository contacts;
    private final NoticeRepository notices;
    private final Supplier<UUID> ids;

    PageNoticeFlow(ContactRepository contacts, NoticeRepository notices, Supplier<UUID> ids) {
        this.contacts = contacts;
        this.notices = notices;
        this.ids = ids;
    }

    /** @param channels over which the person may be called; empty for all */
    private record NewPage(UUID pageId, String personId, Set<String> channels, Urgency urgency, Explanation why) {}

    private static Stream<NewPage> newPage(PageEvent event, Incident incident) {
        if (event instanceof PageEvent.Queued queued) {
            Rung rung = queued.rung();
            return Stream.of(new NewPage(
                    queued.pageId(),
                    rung.personId(),
                    rung.channels(),
                    Urgency.of(incident.severity()),
                    queued.explanation()));
        }
        // Whom a person names cannot wait.
        return event instanceof PageEvent.CalledByHand called
                ? Stream.of(new NewPage(
                        called.pageId(), called.personId(), called.channels(), Urgency.HIGH, called.explanation()))
                : Stream.empty();
    }

    /**
     * The notices of the pages that these events make.
     *
     * @param seen the catalog by which the people were called
     * @param own  of these people, as far as they have any
     */
    List<QueuedNotice> of(
            Incident incident, List<PageEvent> events, Catalog seen, Map<String, OwnContacts> own, Instant now) {
        List<QueuedNotice> queued = new ArrayList<>();
        for (NewPage page :
                events.stream().flatMap(event -> newPage(event, incident)).toList()) {
            List<ContactPlan.Planned> planned = plan(page.personId(), page.channels(), page.urgency(), seen, own, now)
                    .notices();
            for (int i = 0; i < planned.size(); i++) {
                queued.add(queued(page.pageId(), incident.id(), page.personId(), i, planned.get(i), now));
            }
        }
        return queued;
    }

    /** Why each of the pages that these events make was made, by page, as its row keeps it. */
    Map<UUID, String> explanations(
            Incident incident, List<PageEvent> events, Catalog seen, Map<String, OwnContacts> own, Instant now) {
        return events.stream()
                .flatMap(event -> newPage(event, incident))
                .collect(Collectors.toMap(
                        NewPage::pageId,
                        page -> ExplanationMapper.write(
                                page.why(),
                                plan(page.personId(), page.channels(), page.urgency(), seen, own, now)
                                        .leftOut())));
    }

    Uni<Void> queue(Mutiny.Session session, List<QueuedNotice> queued) {
        return queued.isEmpty() ? Uni.createFrom().voidItem() : notices.queue(session, queued);
    }

    /** Ends what these events have made needless. Before pages are written: the order in which rows are locked. */
    Uni<Void> cancel(Mutiny.Session session, List<Decided> all, Instant now) {
        Set<UUID> over = new HashSet<>();
        Uni<Void> others = Uni.createFrom().voidItem();
        for (Decided decided : all) {
            if (isOver(decided, now)) {
                over.add(decided.before().incident().id());
                continue;
            }
            for (PageEvent event : decided.events()) {
                others = others.chain(() -> cancel(session, decided, event, now));
            }
        }
        Uni<Void> rest = others;
        return over.isEmpty() ? rest : notices.cancelAll(session, over).chain(() -> rest);
    }

    /** Somebody has it, or it is resolved, and nobody is waited for. */
    private static boolean isOver(Decided decided, Instant now) {
        return decided.events().stream()
                        .anyMatch(event -> event instanceof PageEvent.Accepted || event instanceof PageEvent.Resolved)
                && decided.after(now).pages().stream().noneMatch(Page::isWaiting);
    }

    private Uni<Void> cancel(Mutiny.Session session, Decided decided, PageEvent event, Instant now) {
        return switch (event) {
            case PageEvent.Accepted accepted -> notices.cancelPage(session, accepted.pageId());
            case PageEvent.Declined declined -> notices.cancelPage(session, declined.pageId());
            case PageEvent.Withdrawn withdrawn -> notices.cancelPage(session, withdrawn.pageId());
            // The next person is called instead; what has begun may still arrive, for the page may still be accepted.
            case PageEvent.Expired expired -> notices.cancelLater(session, expired.pageId(), now);
            case PageEvent.AskedStillOnIt e -> Uni.createFrom().voidItem();
            case PageEvent.StillOnIt e -> Uni.createFrom().voidItem();
            case PageEvent.FellBack e -> Uni.createFrom().voidItem();
            case PageEvent.RoundEnded e -> Uni.createFrom().voidItem();
            case PageEvent.Rerouted e -> Uni.createFrom().voidItem();
            case PageEvent.PersonPassedOver e -> Uni.createFrom().voidItem();
            case PageEvent.PersonSpared e -> Uni.createFrom().voidItem();
            case PageEvent.Shadowed e -> Uni.createFrom().voidItem();
            case PageEvent.Queued e -> Uni.createFrom().voidItem();
            case PageEvent.CalledByHand e -> Uni.createFrom().voidItem();
            case PageEvent.Unreached e -> Uni.createFrom().voidItem();
            case PageEvent.NobodyAnswered e -> Uni.createFrom().voidItem();
            case PageEvent.LadderEnded e -> Uni.createFrom().voidItem();
            case PageEvent.SeverityChanged e -> hurry(session, decided, e, now);
            case PageEvent.Reopened e -> Uni.createFrom().voidItem();
            case PageEvent.Resolved e -> Uni.createFrom().voidItem();
        };
    }

    /** What could wait cannot any more, where the incident has become urgent. */
    private Uni<Void> hurry(Mutiny.Session session, Decided decided, PageEvent.SeverityChanged event, Instant now) {
        boolean isUrgentNow = Urgency.of(event.from()) == Urgency.LOW && Urgency.of(event.to()) == Urgency.HIGH;
        return isUrgentNow
                ? notices.bringForwardAll(
                        session,
                        decided.before().pages().stream()
                                .filter(Page::isWaiting)
                                .map(Page::id)
                                .toList(),
                        now)
                : Uni.createFrom().voidItem();
    }

    /** Notes that the contacts of these notices work. */
    Uni<Void> reached(Mutiny.Session session, List<Notice> reached, Instant now) {
        return contacts.reached(
                session,
                reached.stream()
                        .map(notice -> new Address(notice.personId(), notice.channel(), notice.target()))
                        .collect(Collectors.toSet()),
                now);
    }

    /**
     * Notes that a contact failed, and queues what follows.
     *
     * @param page of the notice
     * @return what follows; a page of which nothing is left to try is the caller's to give up
     */
    Uni<NextContact> failed(
            Mutiny.Session session,
            Incident incident,
            Page page,
            Notice notice,
            String reason,
            Catalog seen,
            Instant now) {
        Urgency urgency = page.isByHand() ? Urgency.HIGH : Urgency.of(incident.severity());
        return notices.ofPage(session, page.id())
                .chain(known -> contacts.own(session, Set.of(page.personId()))
                        .map(own -> NextContact.after(
                                known, plan(page.personId(), page.channels(), urgency, seen, own, now), now))
                        .call(next -> goOn(session, incident, page, next, known.size(), now)))
                .call(next ->
                        contacts.failed(session, notice.personId(), notice.channel(), notice.target(), reason, now));
    }

    private Uni<Void> goOn(
            Mutiny.Session session, Incident incident, Page page, NextContact next, int number, Instant now) {
        return switch (next) {
            case NextContact.BringForward(UUID noticeId) -> notices.bringForward(session, noticeId, now);
            case NextContact.Queue(ContactPlan.Planned planned) ->
                notices.queue(
                        session, List.of(queued(page.id(), incident.id(), page.personId(), number, planned, now)));
            case NextContact.Leave() -> Uni.createFrom().voidItem();
            case NextContact.GiveUp() -> Uni.createFrom().voidItem();
        };
    }

    private static ContactPlan plan(
            String personId,
            Set<String> channels,
            Urgency urgency,
            Catalog seen,
            Map<String, OwnContacts> own,
            Instant now) {
        List<Way> ofCatalog =
                Optional.ofNullable(seen.people().get(personId)).map(Way::of).orElse(List.of());
        return ContactPlan.of(
                ofCatalog,
                own.getOrDefault(personId, OwnContacts.NONE),
                urgency,
                channels.isEmpty() ? Optional.empty() : Optional.of(channels),
                now);
    }

    private QueuedNotice queued(
            UUID pageId, UUID incidentId, String personId, int number, ContactPlan.Planned planned, Instant now) {
        return new QueuedNotice(
                ids.get(),
                pageId,
                incidentId,
                personId,
                number,
                planned.way().channel(),
                planned.way().target(),
                planned.why(),
                planned.at(),
                now);
    }
}
