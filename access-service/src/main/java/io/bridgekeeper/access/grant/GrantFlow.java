package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.audit.AuditRepository;
import io.bridgekeeper.access.finding.Finding;
import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.outbox.OutboxRepository;
import io.bridgekeeper.outbox.OutgoingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Tells what became of grants, in the transaction that changes them: to other services, the audit, the metrics and the
 * log.
 */
@ApplicationScoped
class GrantFlow {

    private static final Logger LOG = Logger.getLogger(GrantFlow.class);

    private final OutboxRepository outbox;
    private final AuditRepository audit;
    private final Supplier<UUID> ids;
    private final MeterRegistry metrics;

    GrantFlow(OutboxRepository outbox, AuditRepository audit, Supplier<UUID> ids, MeterRegistry metrics) {
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.metrics = metrics;
    }

    /** As below, in the trace that there is. */
    Uni<Void> tell(Mutiny.Session session, List<Grant> before, List<Grant> after, Instant now) {
        return tell(session, before, after, grant -> Optional.empty(), now);
    }

    /**
     * @param before the grants of {@code after} as they were; new ones are missing
     * @param trace  in which a grant changed (W3C); empty for the one that there is
     */
    Uni<Void> tell(
            Mutiny.Session session,
            List<Grant> before,
            List<Grant> after,
            Function<Grant, Optional<String>> trace,
            Instant now) {
        Map<UUID, Grant> earlier = before.stream().collect(Collectors.toMap(Grant::grantId, Function.identity()));
        List<OutgoingEvent> events = new ArrayList<>();
        for (Grant grant : after) {
            Grant old = earlier.get(grant.grantId());
            GrantMapper.told(old, grant, now)
                    .forEach(data -> events.add(event(grant, now, data).in(trace.apply(grant))));
            if (old == null || !old.state().equals(grant.state())) {
                note(old, grant);
            }
        }
        return outbox.write(session, events).chain(() -> audit.append(session, GrantEntries.of(before, after, now)));
    }

    /** @param last the grant that the membership was for; null where none is known, and nobody needs to be told */
    Uni<Void> tellStray(Mutiny.Session session, Membership membership, Grant last, Instant now) {
        LOG.warnf("Took %s from %s: no live grant wants it", membership.target().text(), membership.personId());
        count(EndReason.SWEPT);
        Uni<Void> noted = found(session, Finding.Kind.REMOVED, membership, last, now);
        return last == null || last.alone()
                ? noted
                : noted.chain(() -> outbox.write(session, List.of(event(last, now, GrantMapper.swept(last, now)))));
    }

    /** @param grant that the membership is or was for; null where none is known */
    Uni<Void> found(Mutiny.Session session, Finding.Kind kind, Membership membership, Grant grant, Instant now) {
        return audit.append(session, List.of(GrantEntries.ofFound(kind, membership, grant, now)));
    }

    private OutgoingEvent event(Grant grant, Instant now, Record data) {
        return new OutgoingEvent(ids.get(), grant.incidentId().toString(), now, data);
    }

    private void note(Grant before, Grant grant) {
        switch (grant.state()) {
            case Prepared prepared -> log(grant, "prepared");
            case Activating activating ->
                log(
                        grant,
                        activating.delay() == null
                                ? "activating, " + activating.there().size() + " of its targets there"
                                : "cannot be activated yet: "
                                        + activating.delay().detail());
            case Active active -> {
                boolean renewed = before != null && before.state() instanceof Active;
                log(
                        grant,
                        (renewed ? "renewed until " : "active until ")
                                + active.term().endsAt());
                if (!renewed) {
                    metrics.counter("access.grant.activated").increment();
                }
                if (before != null && before.state() instanceof Activating activating) {
                    metrics.timer("access.grant.activation")
                            .record(Duration.between(
                                    activating.acceptedAt(), active.term().activatedAt()));
                }
            }
            case Ending ending -> {
                log(
                        grant,
                        ending.delay() == null
                                ? "ending, " + ending.reason().slug()
                                : "cannot be ended yet: " + ending.delay().detail());
                if (ending.revocation().overdueAt() != null && !overdue(before)) {
                    LOG.errorf(
                            "Grant %s of %s to %s is to be taken since %s and not proven to be gone",
                            grant.grantId(),
                            grant.profile().profileId(),
                            grant.personId(),
                            ending.revocation().since());
                    metrics.counter("access.revocation.overdue").increment();
                }
            }
            case Ended ended -> {
                log(grant, "ended, " + ended.reason().slug());
                count(ended.reason());
                if (ended.provenAt() != null && before != null && before.state() instanceof Ending ending) {
                    metrics.timer("access.revocation.proof")
                            .record(Duration.between(ending.revocation().since(), ended.provenAt()));
                }
            }
        }
    }

    private static boolean overdue(Grant before) {
        return before != null
                && before.state() instanceof Ending ending
                && ending.revocation().overdueAt() != null;
    }

    private void count(EndReason reason) {
        metrics.counter("access.grant.ended", "reason", reason.slug()).increment();
    }

    private static void log(Grant grant, String what) {
        LOG.infof(
                "Grant %s of %s to %s for incident %s: %s",
                grant.grantId(), grant.profile().profileId(), grant.personId(), grant.incidentId(), what);
    }
}
