package io.bridgekeeper.paging.consent;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A stretch of a shift without an agreement, as the API shows it.
 *
 * @param role    {@code primary} or {@code secondary}
 * @param from    inclusive
 * @param until   exclusive
 * @param why     {@code no-consent}, {@code declined}, {@code lapsed} (before or during the shift), {@code not-begun},
 *     {@code outside-hours} or {@code no-channel}
 * @param detail  the same in words
 * @param systems for which the person does not expect to be called; empty where the rotation is called for none
 */
record ShiftGapView(
        String rotationId,
        String personId,
        String role,
        Instant from,
        Instant until,
        String why,
        String detail,
        List<String> systems) {

    record All(Instant from, Instant until, List<ShiftGapView> shiftGaps) {}

    static ShiftGapView of(ShiftGap gap) {
        return new ShiftGapView(
                gap.rotationId(),
                gap.personId(),
                gap.role().name().toLowerCase(Locale.ROOT),
                gap.range().from(),
                gap.range().until(),
                gap.why().word(),
                gap.personId() + " " + gap.why().words() + ".",
                List.copyOf(gap.systemIds()));
    }
}
