package io.bridgekeeper.paging.heartbeat;

import io.bridgekeeper.paging.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A heartbeat as the API shows it: never its address, which only who made it was told.
 *
 * @param systemId    that it speaks for by the catalog as it is now; absent where none matches any more
 * @param state       {@code beating}, {@code paused} or {@code missed}
 * @param dueAt       when it is missed, if no beat comes before
 * @param pausedUntil absent, as {@code pausedBy} and {@code pauseReason}, where it is not paused
 */
record HeartbeatView(
        UUID heartbeatId,
        String name,
        Map<String, String> labels,
        Optional<String> systemId,
        String severity,
        String every,
        String grace,
        String state,
        Optional<Instant> beatAt,
        Instant dueAt,
        Optional<Instant> missedAt,
        Optional<Instant> pausedUntil,
        Optional<String> pausedBy,
        Optional<String> pauseReason,
        String madeBy,
        Instant madeAt) {

    /** @param heartbeats by name */
    record All(List<HeartbeatView> heartbeats) {}

    /** @param url to be called, by GET or POST; shown this once */
    record Created(HeartbeatView heartbeat, String url) {

        static Created of(HeartbeatView view, Secret key, URI publicUrl) {
            return new Created(
                    view, publicUrl.resolve("/heartbeats/" + key.text()).toString());
        }
    }

    static HeartbeatView of(Heartbeat heartbeat, Optional<String> systemId, Instant now) {
        Optional<Heartbeat.Pause> pause = heartbeat.pause().filter(each -> heartbeat.isPaused(now));
        return new HeartbeatView(
                heartbeat.id(),
                heartbeat.name(),
                heartbeat.labels(),
                systemId,
                heartbeat.severity().name(),
                heartbeat.every().toString(),
                heartbeat.grace().toString(),
                heartbeat.state(now).name().toLowerCase(Locale.ROOT),
                heartbeat.beatAt(),
                heartbeat.dueAt(),
                heartbeat.missedAt(),
                pause.map(Heartbeat.Pause::until),
                pause.map(Heartbeat.Pause::by),
                pause.map(Heartbeat.Pause::reason),
                heartbeat.madeBy(),
                heartbeat.madeAt());
    }
}
