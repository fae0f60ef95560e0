package io.bridgekeeper.paging.rawevent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list, the newest first.
 *
 * @param next where it goes on; empty at its end
 */
record RawEventPage(List<RawEvent> events, Optional<Cursor> next) {

    /** Characters of all bodies of one page: more is shown on the next. */
    static final int MOST_BODIES = 4 * 1024 * 1024;

    /**
     * @param found one more than the page may have, where there are so many
     * @param limit at least 1
     */
    static RawEventPage of(List<RawEvent> found, int limit, boolean withBodies) {
        List<RawEvent> shown = new ArrayList<>();
        long length = 0;
        for (RawEvent event : found) {
            length += withBodies ? event.body().length() : 0;
            if (shown.size() == limit || length > MOST_BODIES && !shown.isEmpty()) {
                RawEvent last = shown.getLast();
                return new RawEventPage(shown, Optional.of(new Cursor(last.receivedAt(), last.id())));
            }
            shown.add(event);
        }
        return new RawEventPage(shown, Optional.empty());
    }
}
