package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Tells what became of grants, in the transaction that changes them: to other services, the metrics and the log. */
@ApplicationScoped
class GrantFlow {

    private static final Logger LOG = Logger.getLogger(GrantFlow.class);

    private final OutboxRepository outbox;
    private final Supplier<UUID> ids;
    private final MeterRegistry metrics;

    GrantFlow(OutboxRepository outbox, Supplier<UUID> ids, MeterRegistry metrics) {
        this.outbox = outbox;
        this.ids = ids;
        this.metrics = metrics;
    }

    /** @param before the grants of {@code after} as they were; new ones are missing */
    Uni<Void> tell(Mutiny.Session session, List<Grant> before, List<Grant> after, Instant now) {
        Map<UUID, Grant> earlier = before.stream().collect(Collectors.toMap(Grant::grantId, Function.identity()));
        List<OutgoingEvent> events = new ArrayList<>();
        for (Grant grant : after) {
            Grant old = earlier.get(grant.grantId());
            GrantMapper.told(old, grant, now).forEach(data -> events.add(event(grant, now, data)));
            if (old == null || !old.state().equals(grant.state())) {
                note(old, grant);
            }
        }
        return outbox.write(session, events);
    }

    /** @param last the grant that the membership was for; null where none is known, and nobody needs to be told */
    Uni<Void> tellStray(Mutiny.Session session, Membership membership, Grant last, Instant now) {
        LOG.warnf("Took %s from %s: no live grant wants it", membership.target().text(), membership.personId());
        count(EndReason.SWEPT);
        return last == null || last.alone()
                ? Uni.createFrom().voidItem()
                : outbox.write(session, List.of(event(last, now, GrantMapper.swept(last, now))));
    }

    private OutgoingEvent event(Grant grant, Instant now, Record data) {
        return new OutgoingEvent(ids.get(), grant.incidentId().toString(), now, data);
    }

    private void note(Grant before, Grant grant) {
        switch (grant.state()) {
            case Prepared prepared -> log(grant, "prepared");
            case Activating(Instant acceptedAt, Set<Target> there, Delay delay) ->
                log(grant, delay == null ? "activating" : "cannot be activated yet: " + delay.detail());
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
            case Ending ending ->
                log(
                        grant,
                        ending.delay() == null
                                ? "ending, " + ending.reason().slug()
                                : "cannot be ended yet: " + ending.delay().detail());
            case Ended ended -> {
                log(grant, "ended, " + ended.reason().slug());
                count(ended.reason());
            }
        }
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
