package io.bridgekeeper.paging.rawevent;

import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list, the newest first.
 *
 * @param next the cursor that the rest is asked for with; empty where there is no more
 */
record RawEventPage(List<RawEvent> events, Optional<String> next) {

    /** Characters of all bodies of one page: more is shown on the next. */
    static final int MOST_BODIES = 4 * 1024 * 1024;

    /**
     * @param found up to {@link Slice#sought}
     */
    static RawEventPage of(List<RawEvent> found, Slice slice, boolean withBodies) {
        List<RawEvent> shown = new ArrayList<>();
        long length = 0;
        for (RawEvent event : found) {
            length += withBodies ? event.body().length() : 0;
            if (shown.size() == slice.limit() || length > MOST_BODIES && !shown.isEmpty()) {
                RawEvent last = shown.getLast();
                return new RawEventPage(shown, Optional.of(slice.next(Cursor.of(last.receivedAt(), last.id()))));
            }
            shown.add(event);
        }
        return new RawEventPage(shown, Optional.empty());
    }
}
