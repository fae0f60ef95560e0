package io.bridgekeeper.paging.answer;

import io.bridgekeeper.paging.escalation.Outcome;
import io.bridgekeeper.paging.escalation.Page;
import io.bridgekeeper.paging.escalation.PageCommand;
import io.bridgekeeper.paging.escalation.PageFlow;
import io.bridgekeeper.paging.escalation.PageRepository;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.notify.AnswerLink;
import io.bridgekeeper.paging.notify.AnswerLinkMapper;
import io.bridgekeeper.paging.notify.NoticeTimer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows a page, or the question after it, to whoever has its link, and answers for its person, once. */
@ApplicationScoped
class AnswerFlow {

    private final Mutiny.SessionFactory sessions;
    private final AnswerLinkMapper links;
    private final PageFlow flow;
    private final PageRepository pages;
    private final IncidentRepository incidents;
    private final LinkUseRepository uses;
    private final NoticeTimer notices;
    private final Clock clock;

    AnswerFlow(
            Mutiny.SessionFactory sessions,
            AnswerLinkMapper links,
            PageFlow flow,
            PageRepository pages,
            IncidentRepository incidents,
            LinkUseRepository uses,
            NoticeTimer notices,
            Clock clock) {
        this.sessions = sessions;
        this.links = links;
        this.flow = flow;
        this.pages = pages;
        this.incidents = incidents;
        this.uses = uses;
        this.notices = notices;
        this.clock = clock;
    }

    /** What a link says that it can do; it proves nothing. Of what is no link, what notices can. */
    List<Answer> can(String token) {
        return Answer.of(links.read(token).map(AnswerLink.Claim::use).orElse(AnswerLink.Use.ANSWER));
    }

    /** Changes nothing. Empty where the token is none of ours. */
    Uni<Optional<Seen>> look(String token) {
        return behind(token).chain(this::look);
    }

    /** Of two who press at the same time one acts. Empty where the token is none of ours. */
    Uni<Optional<Pressed>> press(String token, AnswerForm form) {
        return behind(token).chain(found -> press(found, form));
    }

    /** As {@link #look}, for a person who is known by other means than a token. Empty where there is no such page of theirs. */
    Uni<Optional<Seen>> look(UUID pageId, String personId) {
        return of(pageId, personId).chain(this::look);
    }

    /** As {@link #press}, for the same. A page is answered once, be it by its link or otherwise. */
    Uni<Optional<Pressed>> press(UUID pageId, String personId, AnswerForm form) {
        return of(pageId, personId).chain(found -> press(found, form));
    }

    private Uni<Optional<Link>> of(UUID pageId, String personId) {
        return sessions.withSession(session -> pages.find(session, pageId))
                .map(found -> found.filter(page -> page.personId().equals(personId))
                        .map(page -> new Link(page, AnswerLink.Use.ANSWER, links.expiresAt(page.queuedAt()))));
    }

    private Uni<Optional<Seen>> look(Optional<Link> found) {
        return found.map(link -> sessions.withSession(session -> incidents
                                .find(session, link.page().incidentId())
                                .chain(incident -> seen(session, link, incident.orElseThrow())))
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** In a session of its own: what was read before the lock is old. */
    private Uni<Optional<Pressed>> press(Optional<Link> found, AnswerForm form) {
        return found.map(link -> sessions.withTransaction((session, tx) -> press(session, link, form))
                        .invoke(notices::wake)
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** @param page as it was before anything was locked */
    private record Link(Page page, AnswerLink.Use use, Instant expiresAt) {

        Link now(List<Page> pages) {
            Page own = pages.stream()
                    .filter(each -> each.id().equals(page.id()))
                    .findFirst()
                    .orElseThrow();
            return new Link(own, use, expiresAt);
        }
    }

    private Uni<Optional<Link>> behind(String token) {
        Optional<AnswerLink.Claim> read = links.read(token);
        if (read.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        AnswerLink.Claim claim = read.get();
        return sessions.withSession(session -> pages.find(session, claim.pageId()))
                .map(found -> found.filter(page -> links.isOurs(token, page.personId()))
                        .map(page -> new Link(page, claim.use(), claim.expiresAt())));
    }

    private Uni<Pressed> press(Mutiny.Session session, Link link, AnswerForm form) {
        return incidents.lock(session, link.page().incidentId()).chain(locked -> {
            Incident incident = locked.orElseThrow();
            return pages.ofIncident(session, incident.id())
                    .map(link::now)
                    .chain(now -> seen(session, now, incident))
                    .chain(seen -> mayAct(seen.standing())
                            ? act(session, link, incident, form)
                            : Uni.createFrom().item(new Pressed(seen, false)));
        });
    }

    private Uni<Pressed> act(Mutiny.Session session, Link link, Incident incident, AnswerForm form) {
        return noteUse(session, link, form)
                .chain(() -> flow.handle(
                        session, List.of(new PageFlow.Ordered(incident, Optional.empty())), command(link.page(), form)))
                .chain(outcomes -> switch (outcomes.getFirst()) {
                    case Outcome.Done(var response) ->
                        seen(session, link.now(response.pages()), response.incident())
                                .map(seen -> new Pressed(seen, true));
                    case Outcome.Refused(var refusal) ->
                        throw new IllegalStateException("an open page refused its answer: " + refusal);
                });
    }

    private static boolean mayAct(Standing standing) {
        return standing instanceof Standing.Open || standing instanceof Standing.Asked;
    }

    /** A question that is answered is over by that. */
    private Uni<Void> noteUse(Mutiny.Session session, Link link, AnswerForm form) {
        return switch (link.use()) {
            case ANSWER -> uses.used(session, link.page().id(), form.answer(), clock.instant());
            case STILL_ON_IT -> Uni.createFrom().voidItem();
        };
    }

    private static PageCommand command(Page page, AnswerForm form) {
        return switch (form.answer()) {
            case ACCEPT -> new PageCommand.AcceptPage(page.id(), page.personId());
            case DECLINE ->
                new PageCommand.DeclinePage(page.id(), page.personId(), form.reason(), Optional.empty(), Set.of());
            case STILL_ON_IT -> new PageCommand.ConfirmStillOnIt(page.id(), page.personId());
            case HAND_BACK -> new PageCommand.HandBack(page.id(), page.personId(), form.reason());
        };
    }

    private Uni<Seen> seen(Mutiny.Session session, Link link, Incident incident) {
        boolean isExpired = !clock.instant().isBefore(link.expiresAt());
        Uni<Standing> standing = switch (link.use()) {
            case ANSWER ->
                uses.usedAt(session, link.page().id())
                        .map(usedAt -> Standing.of(link.page(), incident, usedAt, isExpired));
            case STILL_ON_IT ->
                Uni.createFrom().item(Standing.ofQuestion(link.page(), incident, link.expiresAt(), isExpired));
        };
        return standing.map(found -> new Seen(link.page(), incident, found, link.expiresAt(), isExpired));
    }
}
