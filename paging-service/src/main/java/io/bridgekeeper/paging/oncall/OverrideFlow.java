package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.oncall.OverrideProposal.Reading;
import io.bridgekeeper.paging.oncall.OverrideRules.Caller;
import io.bridgekeeper.paging.oncall.OverrideRules.TakeBack;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.paging.rotation.ScheduleChange;
import io.bridgekeeper.paging.tag.IfMatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes overrides and takes them back, and tells beforehand what would come of it. */
@ApplicationScoped
class OverrideFlow {

    private final Mutiny.SessionFactory sessions;
    private final OverrideRepository overrides;
    private final CatalogFlow catalog;
    private final Clock clock;
    private final Supplier<UUID> ids;

    OverrideFlow(
            Mutiny.SessionFactory sessions,
            OverrideRepository overrides,
            CatalogFlow catalog,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.overrides = overrides;
        this.catalog = catalog;
        this.clock = clock;
        this.ids = ids;
    }

    /** Those that touch a range, in the order in which they were made. */
    Uni<List<MadeOverride>> of(Rotation rotation, Range range) {
        return sessions.withSession(session -> overrides.of(session, rotation.id(), range));
    }

    /**
     * @param saw    what the caller saw of the schedule, as {@link ScheduleTag} has it
     * @param dryRun  whether only to tell what would come of it
     */
    Uni<OverrideOutcome> make(
            Rotation rotation, OverrideProposal proposal, Caller caller, IfMatch saw, boolean dryRun) {
        Instant now = clock.instant();
        UUID id = ids.get();
        return switch (proposal.read(id, catalog.current().people().keySet(), now)) {
            case Reading.Faulty faulty -> Uni.createFrom().item(new OverrideOutcome.Faulty(faulty.faults()));
            case Reading.Sound(var override, String reason) -> {
                if (!OverrideRules.mayMake(caller, override)) {
                    yield Uni.createFrom().item(new OverrideOutcome.NotYours());
                }
                var made =
                        new MadeOverride(id, rotation.id(), override, reason, caller.personId(), now, Optional.empty());
                yield planning(rotation, override.range(), (session, before) -> {
                    OverrideOutcome.Done done = done(rotation, made, override.range(), before, before.with(override));
                    if (!saw.allows(done.seen())) {
                        return Uni.createFrom().item(new OverrideOutcome.Changed(done.seen()));
                    }
                    return dryRun
                            ? Uni.createFrom().item(done)
                            : overrides.add(session, made).replaceWith(done);
                });
            }
        };
    }

    /** One that was taken back before stays as it is. */
    Uni<OverrideOutcome> takeBack(Rotation rotation, UUID id, Caller caller, boolean dryRun) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> overrides
                .lockRotation(session, rotation.id())
                .chain(() -> overrides.lock(session, id))
                .chain(found -> switch (OverrideRules.takeBack(rotation.id(), found, caller, now)) {
                    case TakeBack.Answer(OverrideOutcome outcome) ->
                        Uni.createFrom().item(outcome);
                    case TakeBack.Change(MadeOverride before, MadeOverride after) ->
                        takeBack(session, rotation, before, after, dryRun);
                }));
    }

    private Uni<OverrideOutcome> takeBack(
            Mutiny.Session session, Rotation rotation, MadeOverride made, MadeOverride after, boolean dryRun) {
        return overrides
                .of(session, rotation.id(), made.override().range())
                .map(OverrideRepository::counting)
                .chain(before -> {
                    Overrides without = after.counts()
                            ? before.replacing(after.override())
                            : before.without(made.id().toString());
                    OverrideOutcome.Done done =
                            done(rotation, after, made.override().range(), before, without);
                    return dryRun
                            ? Uni.createFrom().item(done)
                            : overrides.change(session, after).replaceWith(done);
                });
    }

    /** What one decides who sees the overrides of a range, and keeps all others from planning the rotation meanwhile. */
    private interface Plan {
        Uni<OverrideOutcome> decide(Mutiny.Session session, Overrides before);
    }

    private Uni<OverrideOutcome> planning(Rotation rotation, Range range, Plan plan) {
        return sessions.withTransaction((session, tx) -> overrides
                .lockRotation(session, rotation.id())
                .chain(() -> overrides.of(session, rotation.id(), range))
                .map(OverrideRepository::counting)
                .chain(before -> plan.decide(session, before)));
    }

    private static OverrideOutcome.Done done(
            Rotation rotation, MadeOverride made, Range range, Overrides before, Overrides after) {
        FinalSchedule was = new FinalSchedule(rotation, before);
        ScheduleChange change = ScheduleChange.between(was, new FinalSchedule(rotation, after), range);
        return new OverrideOutcome.Done(made, change, ScheduleTag.of(was, range));
    }
}
