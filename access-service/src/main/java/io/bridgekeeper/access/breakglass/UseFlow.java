package io.bridgekeeper.access.breakglass;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.audit.AuditRepository;
import io.bridgekeeper.access.grant.GivingFlow;
import io.bridgekeeper.access.profile.ProfileRule;
import io.bridgekeeper.access.profile.RuleRepository;
import io.bridgekeeper.access.profile.RuleRepository.Meant;
import io.bridgekeeper.contracts.access.v1.BreakGlassUsed;
import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.bridgekeeper.problem.RequestFault;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Breaks the glass: use, grant, review and event in one commit. It asks the database alone, so it works while Kafka is
 * away, and while nobody is there to agree.
 */
@ApplicationScoped
class UseFlow {

    private static final Logger LOG = Logger.getLogger(UseFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final UseRepository uses;
    private final RuleRepository rules;
    private final GivingFlow giving;
    private final OutboxRepository outbox;
    private final AuditRepository audit;
    private final MeterRegistry metrics;
    private final Duration longest;
    private final Clock clock;
    private final Supplier<UUID> ids;

    UseFlow(
            Mutiny.SessionFactory sessions,
            UseRepository uses,
            RuleRepository rules,
            GivingFlow giving,
            OutboxRepository outbox,
            AuditRepository audit,
            MeterRegistry metrics,
            AccessConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.uses = uses;
        this.rules = rules;
        this.giving = giving;
        this.outbox = outbox;
        this.audit = audit;
        this.metrics = metrics;
        this.longest = config.breakGlass().longest();
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param profileId  null where the system has one profile alone
     * @param systemId   null where the profile is of one system alone
     * @param incidentId null for none
     * @param duration   null for as long as is allowed
     */
    Uni<Outcome> use(
            String personId, String profileId, String systemId, UUID incidentId, String reason, Duration duration) {
        return sessions.withTransaction((session, transaction) -> rules.meant(session, profileId, systemId)
                        .chain(meant -> switch (meant) {
                            case Meant.Fault(RequestFault fault) ->
                                Uni.createFrom().<Outcome>item(new Outcome.Faulty(List.of(fault)));
                            case Meant.One(ProfileRule rule, String system) ->
                                switch (UseDecider.use(rule, system, reason, duration, longest)) {
                                    case UseDecider.Answer.Faulty(List<RequestFault> faults) ->
                                        Uni.createFrom().<Outcome>item(new Outcome.Faulty(faults));
                                    case UseDecider.Answer.Admitted(Duration admitted) -> {
                                        Use use = new Use(
                                                ids.get(),
                                                personId,
                                                system,
                                                rule.profileId(),
                                                incidentId,
                                                reason,
                                                admitted,
                                                ids.get(),
                                                now(),
                                                null);
                                        yield write(session, use, rule);
                                    }
                                };
                        }))
                .invoke(giving::wake);
    }

    /** @param personId whose; null for everybody's */
    Uni<Part<Use>> list(String personId, boolean open, Slice slice) {
        return sessions.withTransaction((session, transaction) -> uses.list(session, personId, open, slice))
                .map(found -> slice.part(found, use -> Cursor.of(use.usedAt(), use.useId())));
    }

    /** Whose use it was; null where there is no such use. */
    Uni<String> userOf(UUID useId) {
        return sessions.withTransaction((session, transaction) ->
                uses.find(session, useId).map(found -> found.map(Use::personId).orElse(null)));
    }

    Uni<Outcome> close(UUID useId, String by, boolean samePerson, String finding) {
        Instant now = now();
        return sessions.withTransaction((session, transaction) -> uses.find(session, useId)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().<Outcome>item(new Outcome.Unknown());
                    }
                    return switch (UseDecider.close(found.get(), by, samePerson, finding, now)) {
                        case UseDecider.Closing.Closed(Use closed) ->
                            uses.save(session, closed)
                                    .chain(() -> audit.append(session, List.of(UseEntries.closed(closed, now))))
                                    .<Outcome>replaceWith(new Outcome.Done(closed));
                        case UseDecider.Closing.Again a ->
                            Uni.createFrom().<Outcome>item(new Outcome.Done(found.get()));
                        case UseDecider.Closing.OwnUse o -> Uni.createFrom().<Outcome>item(new Outcome.OwnUse());
                        case UseDecider.Closing.ClosedAlready c ->
                            Uni.createFrom().<Outcome>item(new Outcome.ClosedAlready());
                    };
                }));
    }

    private Uni<Outcome> write(Mutiny.Session session, Use use, ProfileRule rule) {
        Uni<Boolean> open =
                use.incidentId() == null ? Uni.createFrom().item(true) : giving.isOpen(session, use.incidentId());
        return open.chain(isOpen -> !isOpen
                        ? Uni.createFrom().item(false)
                        : giving.give(
                                session,
                                use.useId(),
                                use.incidentId(),
                                use.personId(),
                                Map.of(use.grantId(), RuleRepository.profile(rule, use.systemId(), use.duration()))))
                .chain(given -> {
                    if (!given) {
                        return Uni.createFrom().<Outcome>item(new Outcome.NoSuchIncident());
                    }
                    LOG.warnf(
                            "Break-glass: %s takes %s of %s for %s: %s",
                            use.personId(), use.profileId(), use.systemId(), use.duration(), use.reason());
                    metrics.counter("access.break.glass.used").increment();
                    return uses.add(session, use)
                            .chain(() -> rules.owner(session, use.systemId()))
                            .chain(owner -> outbox.write(session, List.of(event(use, rule, owner.orElse(null)))))
                            .chain(() -> audit.append(session, List.of(UseEntries.used(use, use.usedAt()))))
                            .<Outcome>replaceWith(new Outcome.Done(use));
                });
    }

    private OutgoingEvent event(Use use, ProfileRule rule, String owner) {
        UUID key = use.incidentId() == null ? use.useId() : use.incidentId();
        return new OutgoingEvent(
                ids.get(),
                key.toString(),
                use.usedAt(),
                new BreakGlassUsed(
                        use.useId(),
                        use.incidentId(),
                        use.personId(),
                        use.systemId(),
                        use.profileId(),
                        rule.targets(),
                        use.reason(),
                        owner,
                        use.usedAt(),
                        use.usedAt().plus(use.duration())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
