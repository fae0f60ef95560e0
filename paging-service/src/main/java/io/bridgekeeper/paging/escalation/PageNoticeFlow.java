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
import io.bridgekeeper.paging.notify.NoticeContact;
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

    /**
     * @param channels over which the person may be called; empty for all
     * @param isLate   as in {@link QueuedNotice}
     */
    private record NewPage(
            UUID pageId, String personId, Set<String> channels, Urgency urgency, boolean isLate, Explanation why) {}

    private static Stream<NewPage> newPage(PageEvent event, Incident incident) {
        if (event instanceof PageEvent.Queued queued) {
            Rung rung = queued.rung();
            return Stream.of(new NewPage(
                    queued.pageId(),
                    rung.personId(),
                    rung.channels(),
                    Urgency.of(incident.severity()),
                    incident.escalation().isLate(),
                    queued.explanation()));
        }
        if (event instanceof PageEvent.ResponderCalled called) {
            return Stream.of(new NewPage(
                    called.pageId(),
                    called.rung().personId(),
                    called.rung().channels(),
                    Urgency.HIGH,
                    false,
                    called.explanation()));
        }
        // Whom a person names cannot wait.
        return event instanceof PageEvent.CalledByHand called
                ? Stream.of(new NewPage(
                        called.pageId(),
                        called.personId(),
                        called.channels(),
                        Urgency.HIGH,
                        false,
                        called.explanation()))
                : Stream.empty();
    }

    /** The notices of the pages that a decision makes. */
    List<QueuedNotice> of(Decided decided, Instant now) {
        Incident incident = decided.before().incident();
        List<QueuedNotice> queued = new ArrayList<>();
        for (NewPage page : newPages(decided, now)) {
            List<ContactPlan.Planned> planned = plan(page, decided, now).notices();
            for (int i = 0; i < planned.size(); i++) {
                queued.add(
                        queued(page.pageId(), incident.id(), page.personId(), i, planned.get(i), page.isLate(), now));
            }
        }
        return queued;
    }

    /** Why each of the pages that a decision makes was made, by page, as its row keeps it. */
    Map<UUID, String> explanations(Decided decided, Instant now) {
        return newPages(decided, now).stream()
                .collect(Collectors.toMap(
                        NewPage::pageId,
                        page -> ExplanationMapper.write(
                                page.why(), plan(page, decided, now).leftOut())));
    }

    /** As urgent as the incident is once all of it has happened. */
    private static List<NewPage> newPages(Decided decided, Instant now) {
        Incident incident = decided.after(now).incident();
        return decided.events().stream()
                .flatMap(event -> newPage(event, incident))
                .toList();
    }

    private static ContactPlan plan(NewPage page, Decided decided, Instant now) {
        return plan(page.personId(), page.channels(), page.urgency(), decided.seen(), decided.own(), now);
    }

    Uni<Void> queue(Mutiny.Session session, List<QueuedNotice> queued) {
        return queued.isEmpty() ? Uni.createFrom().voidItem() : notices.queue(session, queued);
    }

    /** Ends what these events have made needless. Before pages are written: the order in which rows are locked. */
    Uni<Void> cancel(Mutiny.Session session, List<Decided> all, Instant now) {
        Set<UUID> over = new HashSet<>();
        Uni<Void> others = Uni.createFrom().voidItem();
        for (Decided decided : all) {
            for (NoticeChange change : NoticeChange.of(decided, now)) {
                switch (change) {
                    case NoticeChange.CancelAll() ->
                        over.add(decided.before().incident().id());
                    case NoticeChange.CancelPage(UUID pageId) ->
                        others = others.chain(() -> notices.cancelPage(session, pageId));
                    case NoticeChange.CancelLater(UUID pageId) ->
                        others = others.chain(() -> notices.cancelLater(session, pageId, now));
                    case NoticeChange.BringForward(List<UUID> pages) ->
                        others = others.chain(() -> notices.bringForwardAll(session, pages, now));
                }
            }
        }
        Uni<Void> rest = others;
        return over.isEmpty() ? rest : notices.cancelAll(session, over).chain(() -> rest);
    }

    /** Notes that the contacts of these notices work. */
    Uni<Void> reached(Mutiny.Session session, List<NoticeContact> reached, Instant now) {
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
     * @param page   of the notice
     * @param isGone whether nothing will ever arrive over it again
     * @return what follows; a page of which nothing is left to try is the caller's to give up
     */
    Uni<NextContact> failed(
            Mutiny.Session session,
            Incident incident,
            Page page,
            NoticeContact notice,
            String reason,
            boolean isGone,
            Catalog seen,
            Instant now) {
        Address address = new Address(notice.personId(), notice.channel(), notice.target());
        return next(session, incident, page, seen, now)
                .call(next -> isGone
                        ? contacts.gone(session, address, reason, now)
                        : contacts.failed(
                                session, address.personId(), address.channel(), address.target(), reason, now));
    }

    /** Queues what follows where a notice of a page has failed or waits, and is no more than that. */
    Uni<NextContact> next(Mutiny.Session session, Incident incident, Page page, Catalog seen, Instant now) {
        Urgency urgency = page.isByHand() ? Urgency.HIGH : Urgency.of(incident.severity());
        return notices.ofPage(session, page.id())
                .chain(known -> contacts.own(session, Set.of(page.personId()))
                        .map(own -> NextContact.after(
                                page.isUnanswered(),
                                known,
                                plan(page.personId(), page.channels(), urgency, seen, own, now),
                                now))
                        .call(next -> goOn(session, incident, page, next, known.size(), now)));
    }

    private Uni<Void> goOn(
            Mutiny.Session session, Incident incident, Page page, NextContact next, int number, Instant now) {
        return switch (next) {
            case NextContact.BringForward(UUID noticeId) -> notices.bringForward(session, noticeId, now);
            case NextContact.Queue(ContactPlan.Planned planned) ->
                notices.queue(
                        session,
                        List.of(queued(
                                page.id(),
                                incident.id(),
                                page.personId(),
                                number,
                                planned,
                                isLate(incident, page),
                                now)));
            case NextContact.Leave() -> Uni.createFrom().voidItem();
            case NextContact.Nothing() -> Uni.createFrom().voidItem();
            case NextContact.GiveUp() -> Uni.createFrom().voidItem();
        };
    }

    /** Whom a person wants by name is told at once. */
    private static boolean isLate(Incident incident, Page page) {
        return incident.escalation().isLate()
                && !page.isByHand()
                && page.requestId().isEmpty();
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
            UUID pageId,
            UUID incidentId,
            String personId,
            int number,
            ContactPlan.Planned planned,
            boolean isLate,
            Instant now) {
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
                isLate,
                now);
    }
}
