package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.Role;
import io.bridgekeeper.paging.rotation.Shift;
import java.time.Instant;
import java.util.Locale;

/**
 * One shift as the API shows it.
 *
 * @param role  {@code primary}, {@code secondary} or {@code shadow}
 * @param from  inclusive
 * @param until exclusive
 * @param why   in words: which layer, which override
 */
record ShiftView(String personId, String role, Instant from, Instant until, String why) {

    static ShiftView of(Shift shift) {
        return new ShiftView(
                shift.personId(),
                word(shift.role()),
                shift.range().from(),
                shift.range().until(),
                shift.duty().why().sentence());
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
