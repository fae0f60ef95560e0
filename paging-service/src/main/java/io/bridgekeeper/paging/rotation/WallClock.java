package io.bridgekeeper.paging.rotation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** When a clock on the wall shows a time. */
public final class WallClock {

    private WallClock() {}

    /**
     * The first moment at which a clock of the zone shows this time or a later one: its first occurrence where a
     * change repeats it, and the first moment after the gap where a change skips it.
     */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? zone.getRules().getTransition(local).getInstant()
                : local.toInstant(offsets.getFirst());
    }
}
