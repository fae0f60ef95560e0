package io.bridgekeeper.paging.maintenance;

import java.time.Instant;

/**
 * Who did what to a window.
 *
 * @param what for a person
 */
record WindowChange(Instant at, String by, String what) {}
