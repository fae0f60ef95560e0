package io.bridgekeeper.paging.incident;

import java.util.List;

/**
 * A new incident.
 *
 * @param history its first lines
 */
public record OpenedIncident(Incident incident, List<HistoryEntry> history) {}
