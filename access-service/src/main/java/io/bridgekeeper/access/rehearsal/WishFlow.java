package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.AccessConfig;
import io.bridgekeeper.access.oncall.CoverFlow;
import io.bridgekeeper.access.profile.WaitingFlow;
import io.bridgekeeper.outbox.InTurnFlow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Hears that something changed that a rehearsal looks at, and writes down that one is wanted soon. */
@ApplicationScoped
class WishFlow implements CoverFlow, WaitingFlow {

    private final Duration afterChange;
    private final Clock clock;

    WishFlow(AccessConfig config, Clock clock) {
        this.afterChange = config.rehearsal().afterChange();
        this.clock = clock;
    }

    @Override
    public Uni<Void> dutiesChanged(Mutiny.Session session, Set<String> systemIds) {
        return wish(session, systemIds, false);
    }

    @Override
    public Uni<Void> membersChanged(Mutiny.Session session, Set<String> systemIds) {
        return wish(session, systemIds, true);
    }

    @Override
    public Uni<Void> profilesChanged(Mutiny.Session session, Set<String> systemIds) {
        return wish(session, systemIds, true);
    }

    private Uni<Void> wish(Mutiny.Session session, Set<String> systemIds, boolean everybody) {
        Instant dueAt = clock.instant().plus(afterChange).truncatedTo(ChronoUnit.MICROS);
        return InTurnFlow.each(
                systemIds,
                systemId -> session.createNativeQuery("insert into rehearsal_wish (system_id, everybody, due_at)"
                                + " values (:systemId, :everybody, :dueAt)")
                        .setParameter("systemId", systemId)
                        .setParameter("everybody", everybody)
                        .setParameter("dueAt", dueAt)
                        .executeUpdate());
    }
}
