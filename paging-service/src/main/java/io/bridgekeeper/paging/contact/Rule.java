package io.bridgekeeper.paging.contact;

import java.time.Duration;
import java.util.UUID;

/**
 * That a contact method is used some time after a page was queued.
 *
 * @param delay from 0 to {@link #LONGEST_DELAY}
 */
record Rule(UUID methodId, Duration delay) {

    static final Duration LONGEST_DELAY = Duration.ofHours(2);
}
