package io.bridgekeeper.paging.absence;

import java.util.List;
import java.util.Optional;

/** What came of reading a calendar. */
sealed interface FeedAnswer {

    /** @param events those of the time that was asked for */
    record Read(List<FeedEvent> events, Optional<String> etag) implements FeedAnswer {}

    record Unchanged() implements FeedAnswer {}

    /** @param reason without the address, and without anything of the calendar */
    record Failed(String reason) implements FeedAnswer {}
}
