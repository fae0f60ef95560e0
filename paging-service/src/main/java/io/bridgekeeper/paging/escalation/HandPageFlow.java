package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.account.AccountFlow;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.consent.Answer;
import io.bridgekeeper.paging.consent.ConsentRepository;
import io.bridgekeeper.paging.contact.ContactRepository;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.bridgekeeper.paging.notify.NoticeTimer;
import io.bridgekeeper.paging.oncall.OverrideRepository;
import io.bridgekeeper.paging.rotation.Overrides;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pages one person whom somebody names, beside the ladder. */
@ApplicationScoped
class HandPageFlow {

    private final Mutiny.SessionFactory sessions;
    private final PageFlow pages;
    private final IncidentRepository incidents;
    private final OverrideRepository overrides;
    private final ConsentRepository consents;
    private final ContactRepository contacts;
    private final AccountFlow accounts;
    private final CatalogFlow catalog;
    private final NoticeTimer notices;
    private final ByHand.Limit limit;
    private final Clock clock;

    HandPageFlow(
            Mutiny.SessionFactory sessions,
            PageFlow pages,
            IncidentRepository incidents,
            OverrideRepository overrides,
            ConsentRepository consents,
            ContactRepository contacts,
            AccountFlow accounts,
            CatalogFlow catalog,
            NoticeTimer notices,
            EscalationConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.pages = pages;
        this.incidents = incidents;
        this.overrides = overrides;
        this.consents = consents;
        this.contacts = contacts;
        this.accounts = accounts;
        this.catalog = catalog;
        this.notices = notices;
        this.limit = new ByHand.Limit(config.byHand().most(), config.byHand().patience());
        this.clock = clock;
    }

    Uni<Outcome> page(UUID incidentId, HandPage request, ByHand.Caller by) {
        return sessions.withTransaction((session, tx) -> incidents
                        .lock(session, incidentId)
                        .chain(found -> found.<Uni<Outcome>>map(incident -> page(session, incident, request, by))
                                .orElseGet(() ->
                                        Uni.createFrom().item(new Outcome.Refused(new Refusal.UnknownIncident())))))
                .invoke(notices::wake);
    }

    private Uni<Outcome> page(Mutiny.Session session, Incident incident, HandPage request, ByHand.Caller by) {
        Instant now = clock.instant();
        Catalog current = catalog.current();
        Set<String> rotations = new HashSet<>(Ladder.rotations(incident));
        rotations.addAll(Prospects.rotations(incident));
        return overrides
                .inForce(session, rotations, now)
                .chain(known -> answers(session, incident, known, request.personId(), now)
                        .chain(answers -> contacts.own(session, people(answers, request.personId()))
                                .map(own -> new Prospects(incident, current, known, answers, own, accounts.left(), now)
                                        .of(request.personId()))))
                .chain(prospect -> pages.handle(
                        session,
                        incident,
                        new PageCommand.CallByHand(
                                by, request.personId(), request.reason(), request.overrideReason(), prospect, limit)));
    }

    private static Set<String> people(List<Answer> answers, String personId) {
        Set<String> people = answers.stream().map(Answer::personId).collect(Collectors.toSet());
        people.add(personId);
        return people;
    }

    /** Of the person in question, of all on the ladder, and of whoever else agreed to be called for this. */
    private Uni<List<Answer>> answers(
            Mutiny.Session session, Incident incident, Map<String, Overrides> known, String personId, Instant now) {
        Set<String> people = new HashSet<>(Ladder.people(incident, catalog.current(), known, now));
        people.add(personId);
        return consents.of(session, people, now)
                .chain(theirs -> consents.beside(
                                session,
                                incident.systemId(),
                                Prospects.rotations(incident),
                                Prospects.isAtFallback(incident),
                                now)
                        .map(others -> {
                            Set<Answer> all = new LinkedHashSet<>(theirs);
                            all.addAll(others);
                            return List.copyOf(all);
                        }));
    }
}
