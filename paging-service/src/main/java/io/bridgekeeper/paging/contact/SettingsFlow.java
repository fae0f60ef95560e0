package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.problem.RequestFault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a person sets for their contact methods: notification rules and quiet hours. */
@ApplicationScoped
class SettingsFlow {

    private final Mutiny.SessionFactory sessions;
    private final ContactRepository contacts;
    private final CatalogFlow catalog;
    private final Clock clock;

    SettingsFlow(Mutiny.SessionFactory sessions, ContactRepository contacts, CatalogFlow catalog, Clock clock) {
        this.sessions = sessions;
        this.contacts = contacts;
        this.catalog = catalog;
        this.clock = clock;
    }

    Uni<OwnContacts> of(String personId) {
        return sessions.withSession(session -> contacts.own(session, Set.of(personId)))
                .map(own -> own.getOrDefault(personId, OwnContacts.NONE));
    }

    /** @return what is wrong with them; empty where they are kept */
    Uni<List<RequestFault>> keepRules(String personId, RulesProposal proposal) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> contacts.lockPerson(session, personId)
                .chain(() -> contacts.of(session, personId))
                .map(kept -> new KnownMethods(personId, kept, OwnContacts.NONE, catalog.current()))
                .chain(known -> switch (proposal.read(known.verified(now), known.unverified())) {
                    case RulesProposal.Reading.Faulty(List<RequestFault> faults) -> {
                        tx.markForRollback();
                        yield Uni.createFrom().item(faults);
                    }
                    case RulesProposal.Reading.Sound(List<Rule> high, List<Rule> low) ->
                        contacts.keepRules(session, personId, high, low).replaceWith(List.of());
                }));
    }

    /** @return what is wrong with them; empty where they are kept */
    Uni<List<RequestFault>> keepQuietHours(String personId, QuietHoursProposal proposal) {
        return switch (proposal.read(clock.instant())) {
            case QuietHoursProposal.Reading.Faulty(List<RequestFault> faults) ->
                Uni.createFrom().item(faults);
            case QuietHoursProposal.Reading.Sound(QuietHours quiet) ->
                sessions.withTransaction((session, tx) -> contacts.lockPerson(session, personId)
                        .chain(() -> contacts.keepQuiet(session, personId, quiet))
                        .replaceWith(List.of()));
        };
    }
}
