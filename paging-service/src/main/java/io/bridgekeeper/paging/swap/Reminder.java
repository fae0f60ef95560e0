package io.bridgekeeper.paging.swap;

import java.time.Instant;
import java.util.UUID;

/** That somebody was reminded of an open request. */
record Reminder(UUID swapId, Instant at, String personId) {}
