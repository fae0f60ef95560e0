package io.bridgekeeper.paging.incident;

import java.time.Instant;

/** One line of an incident's history. */
public record HistoryEntry(Instant at, String what) {}
