package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.tag.EntityTag;
import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.paging.tag.Tagged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
        return sessions.withSession(session -> settings(session, personId));
    }

    /** Replaces all rules; with the tag of those that hold then. */
    Uni<Tagged<SettingsOutcome>> keepRules(String personId, RulesProposal proposal, IfMatch saw) {
        Instant now = clock.instant();
        return keeping(
                personId,
                saw,
                ContactTag::ofRules,
                (session, before) -> contacts.of(session, personId)
                        .map(kept -> new KnownMethods(personId, kept, before, catalog.current()))
                        .chain(known -> switch (proposal.read(known.verified(now), known.unverified())) {
                            case RulesProposal.Reading.Faulty(var faults) ->
                                Uni.createFrom().item(new SettingsOutcome.Faulty(faults));
                            case RulesProposal.Reading.Sound(List<Rule> high, List<Rule> low) ->
                                contacts.keepRules(session, personId, high, low)
                                        .replaceWith(new SettingsOutcome.Kept(
                                                new OwnContacts(before.methods(), high, low, before.quiet())));
                        }));
    }

    /** Replaces all quiet hours; with the tag of those that hold then. */
    Uni<Tagged<SettingsOutcome>> keepQuietHours(String personId, QuietHoursProposal proposal, IfMatch saw) {
        Instant now = clock.instant();
        return keeping(
                personId, saw, own -> ContactTag.ofQuiet(own.quiet()), (session, before) -> switch (proposal.read(
                        now)) {
                    case QuietHoursProposal.Reading.Faulty(var faults) ->
                        Uni.createFrom().item(new SettingsOutcome.Faulty(faults));
                    case QuietHoursProposal.Reading.Sound(QuietHours quiet) ->
                        contacts.keepQuiet(session, personId, quiet)
                                .replaceWith(new SettingsOutcome.Kept(new OwnContacts(
                                        before.methods(), before.highRules(), before.lowRules(), Optional.of(quiet))));
                });
    }

    private interface Keeping {
        Uni<SettingsOutcome> keep(Mutiny.Session session, OwnContacts before);
    }

    /** In a transaction that holds the person's lock. */
    private Uni<Tagged<SettingsOutcome>> keeping(
            String personId, IfMatch saw, Function<OwnContacts, EntityTag> tag, Keeping keeping) {
        return sessions.withTransaction((session, tx) -> contacts.lockPerson(session, personId)
                .chain(() -> settings(session, personId))
                .chain(before -> (saw.allows(tag.apply(before))
                                ? keeping.keep(session, before)
                                : Uni.createFrom().<SettingsOutcome>item(new SettingsOutcome.Stale()))
                        .map(outcome -> {
                            if (outcome instanceof SettingsOutcome.Kept(OwnContacts after)) {
                                return new Tagged<>(outcome, tag.apply(after));
                            }
                            tx.markForRollback();
                            return new Tagged<>(outcome, tag.apply(before));
                        })));
    }

    private Uni<OwnContacts> settings(Mutiny.Session session, String personId) {
        return contacts.own(session, Set.of(personId)).map(own -> own.getOrDefault(personId, OwnContacts.NONE));
    }
}
