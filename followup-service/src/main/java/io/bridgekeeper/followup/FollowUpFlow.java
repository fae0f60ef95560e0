package io.bridgekeeper.followup;

import io.bridgekeeper.followup.FollowUpAnswer.Refused;
import io.bridgekeeper.followup.FollowUpAnswer.Shown;
import io.bridgekeeper.followup.FollowUpCommand.AcceptAccountability;
import io.bridgekeeper.followup.FollowUpCommand.ProposeAccountable;
import io.bridgekeeper.followup.FollowUpCommand.ProposeProductOwner;
import io.bridgekeeper.followup.accountability.Nominee;
import io.bridgekeeper.followup.catalog.CatalogRepository;
import io.bridgekeeper.followup.catalog.Person;
import io.bridgekeeper.followup.timeline.TimelineRepository;
import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.OutboxRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Reads, asks {@link FollowUpDecider}, writes: row, occurrence and outgoing event in one transaction. */
@ApplicationScoped
class FollowUpFlow {

    private static final Logger LOG = Logger.getLogger(FollowUpFlow.class);

    /** Of a famous bug with thousands of incidents the newest are shown; all are counted. */
    private static final int OCCURRENCES_SHOWN = 50;

    private static final int ENTRIES_SHOWN = 1_000;

    private final Mutiny.SessionFactory sessions;
    private final FollowUpRepository followUps;
    private final CatalogRepository catalog;
    private final TimelineRepository timeline;
    private final OutboxRepository outbox;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final MeterRegistry metrics;

    FollowUpFlow(
            Mutiny.SessionFactory sessions,
            FollowUpRepository followUps,
            CatalogRepository catalog,
            TimelineRepository timeline,
            OutboxRepository outbox,
            Clock clock,
            Supplier<UUID> ids,
            MeterRegistry metrics) {
        this.sessions = sessions;
        this.followUps = followUps;
        this.catalog = catalog;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.metrics = metrics;
        // There from the first scrape on, so that a rate has a zero to start from.
        metrics.counter("followup_opened");
        metrics.counter("followup_recurrence");
    }

    /**
     * Opens a follow-up for a resolved incident, or counts a recurrence.
     *
     * @param trace in which the resolution was told (W3C)
     */
    Uni<Void> recordResolution(Mutiny.Session session, Resolution resolution, Optional<String> trace) {
        return catalog.holdStill(session)
                .chain(() -> productOwner(session, resolution))
                .chain(owner -> followUps
                        .precedent(session, resolution.occurrence().incidentId(), resolution.fingerprint())
                        .map(precedent -> FollowUpDecider.onResolution(precedent, resolution, owner, ids.get(), now())))
                .chain(decision -> write(session, decision, trace));
    }

    /** Asks the product owners of these systems, wherever a follow-up still waits for somebody to be asked. */
    Uni<Void> proposeProductOwners(Mutiny.Session session, List<String> systemIds) {
        return followUps.lockUnassigned(session, systemIds).chain(waiting -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (FollowUp followUp : waiting) {
                all = all.chain(() -> productOwner(session, followUp.systemId()))
                        .chain(owner -> owner.map(personId -> write(
                                        session,
                                        FollowUpDecider.decide(followUp, new ProposeProductOwner(personId), now())))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
            }
            return all;
        });
    }

    Uni<FollowUpList> list(boolean solvedToo, Slice slice) {
        return sessions.withSession(session -> followUps.list(session, solvedToo, slice))
                .map(found -> slice.part(found, followUp -> Cursor.of(followUp.openedAt(), followUp.followUpId()))
                        .map(followUp -> FollowUpSummary.of(followUp, now())))
                .map(part -> new FollowUpList(part.items(), part.next()));
    }

    /** The one that this incident is an occurrence of; none before it is resolved. */
    Uni<FollowUpList> ofIncident(UUID incidentId) {
        return sessions.withSession(session -> followUps.ofIncident(session, incidentId))
                .map(found -> new FollowUpList(
                        found.stream()
                                .map(followUp -> FollowUpSummary.of(followUp, now()))
                                .toList(),
                        Optional.empty()));
    }

    Uni<FollowUpAnswer> find(UUID followUpId) {
        return sessions.withSession(session -> show(session, followUpId));
    }

    Uni<FollowUpAnswer> propose(UUID followUpId, AccountableProposal proposal, Caller caller) {
        return command(
                followUpId, session -> nominee(session, proposal.name()).map(n -> new ProposeAccountable(n, caller)));
    }

    Uni<FollowUpAnswer> accept(UUID followUpId, Caller caller) {
        return command(followUpId, session -> Uni.createFrom().item(new AcceptAccountability(caller)));
    }

    private Uni<FollowUpAnswer> command(
            UUID followUpId, Function<Mutiny.Session, Uni<? extends FollowUpCommand>> reading) {
        return sessions.withTransaction((session, transaction) -> followUps
                .lock(session, followUpId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Refused(new Refusal.UnknownFollowUp()))
                        : reading.apply(session)
                                .map(command -> FollowUpDecider.decide(found.get(), command, now()))
                                .chain(decision -> decision instanceof Decision.Refuse(Refusal refusal)
                                        ? Uni.createFrom().item(new Refused(refusal))
                                        : write(session, decision).chain(() -> show(session, followUpId)))));
    }

    private Uni<Void> write(Mutiny.Session session, Decision decision) {
        return write(session, decision, Optional.empty());
    }

    private Uni<Void> write(Mutiny.Session session, Decision decision, Optional<String> trace) {
        return switch (decision) {
            case Decision.Happened(FollowUp followUp, FollowUpEvent event) ->
                write(session, followUp, event)
                        .chain(() -> outbox.write(
                                session,
                                FollowUpEventMapper.told(ids.get(), followUp, event).stream()
                                        .map(told -> told.in(trace))
                                        .toList()))
                        // Last, when only the commit can fail: what is tried again is not counted twice.
                        .invoke(() -> count(event));
            case Decision.Nothing(String because) -> {
                LOG.debugf("Nothing to do: %s", because);
                yield Uni.createFrom().voidItem();
            }
            case Decision.Refuse(Refusal refusal) ->
                Uni.createFrom().failure(new IllegalStateException("nobody is there to be told: " + refusal));
        };
    }

    private Uni<Void> write(Mutiny.Session session, FollowUp followUp, FollowUpEvent event) {
        UUID id = followUp.followUpId();
        return switch (event) {
            case FollowUpEvent.Opened o ->
                followUps
                        .add(session, followUp)
                        .chain(() -> followUps.addOccurrence(session, id, followUp.latest(), o.openedAt()));
            case FollowUpEvent.ResolvedAgain again ->
                followUps
                        .update(session, followUp)
                        .chain(() -> followUps.changeOccurrence(session, again.occurrence()));
            case FollowUpEvent.Recurred r ->
                followUps
                        .update(session, followUp)
                        .chain(() -> followUps.addOccurrence(session, id, r.occurrence(), r.linkedAt()));
            case FollowUpEvent.AccountableProposed _, FollowUpEvent.Accepted _ -> followUps.update(session, followUp);
        };
    }

    private void count(FollowUpEvent event) {
        switch (event) {
            case FollowUpEvent.Opened _ -> metrics.counter("followup_opened").increment();
            case FollowUpEvent.Recurred _ ->
                metrics.counter("followup_recurrence").increment();
            case FollowUpEvent.AccountableProposed _, FollowUpEvent.Accepted _, FollowUpEvent.ResolvedAgain _ -> {}
        }
    }

    private Uni<FollowUpAnswer> show(Mutiny.Session session, UUID followUpId) {
        return followUps
                .find(session, followUpId)
                .chain(found -> found.map(followUp -> show(session, followUp))
                        .orElseGet(() -> Uni.createFrom().item(new Refused(new Refusal.UnknownFollowUp()))));
    }

    private Uni<FollowUpAnswer> show(Mutiny.Session session, FollowUp followUp) {
        return followUps
                .occurrences(session, followUp.followUpId(), OCCURRENCES_SHOWN)
                .chain(occurrences -> timeline.of(
                                session,
                                occurrences.stream().map(Occurrence::incidentId).toList(),
                                ENTRIES_SHOWN)
                        .map(entries ->
                                new Shown(FollowUpView.of(FollowUpSummary.of(followUp, now()), occurrences, entries))));
    }

    /** Who was named with the resolution, if they are known and still there; else the product owner of the system. */
    private Uni<Optional<String>> productOwner(Mutiny.Session session, Resolution resolution) {
        return resolution.productOwner().isEmpty()
                ? productOwner(session, resolution.systemId())
                : catalog.person(session, resolution.productOwner().get())
                        .chain(named ->
                                named.filter(person -> !person.retired()).isPresent()
                                        ? Uni.createFrom().item(named.map(Person::personId))
                                        : productOwner(session, resolution.systemId()));
    }

    private Uni<Optional<String>> productOwner(Mutiny.Session session, Optional<String> systemId) {
        return systemId.map(id -> catalog.productOwner(session, id).map(owner -> owner.map(Person::personId)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Nominee> nominee(Mutiny.Session session, String name) {
        return catalog.person(session, name)
                .chain(person -> catalog.isGroup(session, name).map(group -> new Nominee(name, person, group)));
    }

    /** PostgreSQL keeps microseconds; what is told must be what is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
