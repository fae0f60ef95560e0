package io.bridgekeeper.paging.calendar;

/** Who may see and end a calendar. */
final class CalendarRules {

    private CalendarRules() {}

    /** @param isAdmin whether the caller looks after rotations: a catalog-admin */
    record Caller(String personId, boolean isAdmin) {}

    /** Whoever made it; and those who look after rotations, where it shows one. Own shifts are nobody else's matter. */
    static boolean mayRevoke(Caller caller, Calendar calendar) {
        return calendar.createdBy().equals(caller.personId())
                || switch (calendar.subject()) {
                    case Subject.Own own -> false;
                    case Subject.OfRotation rotation -> caller.isAdmin();
                };
    }
}
