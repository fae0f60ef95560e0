package io.bridgekeeper.roster.bridge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The read-only side of a bridge, for everybody: who does what there, and what happened so far. Never where the call is.
 *
 * @param state    {@code open} or {@code closed}
 * @param closedAt null while it is open
 * @param seats    the taken ones
 * @param log      in the order of happening
 */
record GalleryView(
        UUID incidentId,
        String title,
        String state,
        Instant openedAt,
        Instant closedAt,
        List<Sitting> seats,
        List<LogLine> log) {

    /** One person on the bridge. */
    record Sitting(String personId, String role, String purpose) {}

    static GalleryView of(Bridge.Open bridge, List<LogLine> log) {
        List<Sitting> sitting = bridge.seats().stream()
                .filter(Seat::isTaken)
                .map(s -> new Sitting(s.personId(), s.role().word(), s.purpose().text()))
                .toList();
        Call call = bridge.call();
        return new GalleryView(call.incidentId(), call.title(), "open", call.openedAt(), null, sitting, log);
    }

    static GalleryView of(Bridge.Closed bridge, List<LogLine> log) {
        Call call = bridge.call();
        return new GalleryView(
                call.incidentId(), call.title(), "closed", call.openedAt(), bridge.closedAt(), List.of(), log);
    }
}
