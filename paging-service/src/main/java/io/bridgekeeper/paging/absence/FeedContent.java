package io.bridgekeeper.paging.absence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a calendar holds, as it is written. */
sealed interface FeedContent {

    /**
     * @param zone        the calendar's own, by the name that it has there
     * @param zoneOrigins for zones that the calendar defines: the name that the definition says it is made of
     */
    record Entries(List<FeedEntry> entries, Optional<String> zone, Map<String, String> zoneOrigins)
            implements FeedContent {
        public Entries {
            entries = List.copyOf(entries);
            zoneOrigins = Map.copyOf(zoneOrigins);
        }
    }

    /** @param reason without anything of the calendar */
    record Unreadable(String reason) implements FeedContent {}
}
