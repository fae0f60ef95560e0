package io.bridgekeeper.paging.heartbeat;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.intake.OwnSignal;
import io.bridgekeeper.paging.intake.OwnSignalFlow;
import io.bridgekeeper.paging.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Makes heartbeats, takes their beats, and turns their silence into signals. */
@ApplicationScoped
class HeartbeatFlow {

    private static final Logger LOG = Logger.getLogger(HeartbeatFlow.class);
    private static final String PREFIX = "bkh_";
    private static final int AT_A_TIME = 50;

    private final Mutiny.SessionFactory sessions;
    private final HeartbeatRepository heartbeats;
    private final OwnSignalFlow signals;
    private final CatalogFlow catalog;
    private final HeartbeatConfig config;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom chance;

    HeartbeatFlow(
            Mutiny.SessionFactory sessions,
            HeartbeatRepository heartbeats,
            OwnSignalFlow signals,
            CatalogFlow catalog,
            HeartbeatConfig config,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom chance) {
        this.sessions = sessions;
        this.heartbeats = heartbeats;
        this.signals = signals;
        this.catalog = catalog;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        this.chance = chance;
    }

    /** What became of making one. */
    sealed interface Made {
        /** @param key to be shown once */
        record Keyed(Heartbeat heartbeat, Secret key) implements Made {}

        record Faulty(NewHeartbeat.Reading.Faulty why) implements Made {}

        record TooMany(int most) implements Made {}
    }

    Uni<List<Heartbeat>> all() {
        return sessions.withSession(heartbeats::all);
    }

    Uni<Made> make(NewHeartbeat wanted, String by) {
        return switch (wanted.read(
                ids.get(), by, labels -> catalog.current().systemOf(labels).isPresent(), clock.instant())) {
            case NewHeartbeat.Reading.Faulty faulty -> Uni.createFrom().item(new Made.Faulty(faulty));
            case NewHeartbeat.Reading.Sound(Heartbeat heartbeat) -> {
                Secret key = newKey();
                yield sessions.withTransaction((session, tx) -> heartbeats
                        .count(session)
                        .chain(count -> count >= config.most()
                                ? Uni.createFrom().item(new Made.TooMany(config.most()))
                                : heartbeats.add(session, heartbeat, key).replaceWith(new Made.Keyed(heartbeat, key))));
            }
        };
    }

    /** What became of an edit. */
    sealed interface Edited {
        record Done(Heartbeat heartbeat) implements Edited {}

        record Faulty(NewHeartbeat.Reading.Faulty why) implements Edited {}

        record Unknown() implements Edited {}
    }

    /** All of it is as wanted from now on; its key stays. */
    Uni<Edited> edit(UUID id, NewHeartbeat wanted, String by) {
        Instant now = clock.instant();
        return switch (wanted.read(
                id, by, labels -> catalog.current().systemOf(labels).isPresent(), now)) {
            case NewHeartbeat.Reading.Faulty faulty -> Uni.createFrom().item(new Edited.Faulty(faulty));
            case NewHeartbeat.Reading.Sound(Heartbeat as) ->
                change(id, heartbeat -> heartbeat.edited(as, now))
                        .map(found -> found.<Edited>map(Edited.Done::new).orElseGet(Edited.Unknown::new));
        };
    }

    /** A new key; the one of before goes on for a while. Empty where there is none. */
    Uni<Optional<Made.Keyed>> rotate(UUID id) {
        Secret key = newKey();
        Instant until = clock.instant().plus(config.keyOverlap());
        return sessions.withTransaction((session, tx) -> heartbeats
                .lock(session, id)
                .call(found ->
                        found.isEmpty() ? Uni.createFrom().voidItem() : heartbeats.rotate(session, id, key, until))
                .map(found -> found.map(heartbeat -> new Made.Keyed(heartbeat, key))));
    }

    private Secret newKey() {
        byte[] random = new byte[Secret.RANDOM_BYTES];
        chance.nextBytes(random);
        return Secret.of(PREFIX, random);
    }

    /** Empty where there is none. */
    Uni<Optional<Heartbeat>> pause(UUID id, NewPause pause, String by) {
        return change(
                id,
                heartbeat -> heartbeat.paused(
                        new Heartbeat.Pause(pause.until(), by, pause.reason().strip())));
    }

    /** Empty where there is none; one that is not paused stays as it is. */
    Uni<Optional<Heartbeat>> resume(UUID id) {
        Instant now = clock.instant();
        return change(id, heartbeat -> heartbeat.resumed(now));
    }

    /** Nobody watches it any more, and what its silence had opened is over. False where there is none. */
    Uni<Boolean> remove(UUID id, String by) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> heartbeats
                .lock(session, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : heartbeats
                                .remove(session, id, by, now)
                                .chain(() -> clear(session, found.get(), now))
                                .replaceWith(true)));
    }

    /** False where no heartbeat has this key. */
    Uni<Boolean> beat(Secret key) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> heartbeats
                .lockBehind(session, key, now)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : heartbeats
                                .change(session, found.get().beaten(now))
                                .chain(() -> clear(session, found.get(), now))
                                .replaceWith(true)));
    }

    /** Opens incidents of those that are missed. Late or twice is harmless; replicas share the work. */
    Uni<Integer> watch() {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> heartbeats
                        .lockWatch(session)
                        .chain(last -> Watch.wasAway(last, now, config.away())
                                ? heartbeats
                                        .giveTimeAnew(session, now)
                                        .invoke(count -> LOG.infof(
                                                "Nobody has watched heartbeats since %s: %d get their time anew",
                                                last.map(Instant::toString).orElse("ever"), count))
                                : Uni.createFrom().voidItem())
                        .chain(() -> heartbeats.watched(session, now))
                        .chain(() -> heartbeats.claimMissed(session, now, AT_A_TIME))
                        .call(missed -> open(session, missed, now)))
                .map(List::size)
                .invoke(count -> {
                    if (count > 0) {
                        signals.taken();
                    }
                });
    }

    private Uni<Void> open(Mutiny.Session session, List<Heartbeat> missed, Instant now) {
        if (missed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<OwnSignal> firing = new ArrayList<>();
        Uni<Void> changed = Uni.createFrom().voidItem();
        for (Heartbeat heartbeat : missed) {
            firing.add(signal(heartbeat, true, now));
            changed = changed.chain(() -> heartbeats.change(session, heartbeat.missed(now)));
        }
        return changed.chain(session::flush).chain(() -> signals.take(session, firing));
    }

    private Uni<Void> clear(Mutiny.Session session, Heartbeat before, Instant now) {
        return before.missedAt().isEmpty()
                ? Uni.createFrom().voidItem()
                : session.flush().chain(() -> signals.take(session, List.of(signal(before, false, now))));
    }

    private static OwnSignal signal(Heartbeat heartbeat, boolean fires, Instant now) {
        Map<String, String> labels = new HashMap<>(heartbeat.labels());
        labels.putIfAbsent("alertname", "Heartbeat missed: " + heartbeat.name());
        Map<String, String> evidence = new HashMap<>();
        evidence.put("expected", "every " + heartbeat.every() + ", at most " + heartbeat.grace() + " late");
        evidence.put("last beat", heartbeat.beatAt().map(Instant::toString).orElse("never"));
        return new OwnSignal(
                heartbeat.id(),
                fires,
                "heartbeat",
                "Heartbeat missed: " + heartbeat.name(),
                heartbeat.severity(),
                heartbeat.beatAt().orElse(heartbeat.madeAt()),
                now,
                labels,
                evidence);
    }

    private Uni<Optional<Heartbeat>> change(UUID id, UnaryOperator<Heartbeat> change) {
        return sessions.withTransaction((session, tx) -> heartbeats
                .lock(session, id)
                .map(found -> found.map(change))
                .call(after -> after.map(heartbeat -> heartbeats.change(session, heartbeat))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
