package io.bridgekeeper.paging.brief;

import java.util.List;
import java.util.Optional;

/**
 * Incidents as the API lists them.
 *
 * @param incidents the newest first
 * @param next      for {@code cursor}; absent at the end
 */
record IncidentList(List<IncidentSummary> incidents, Optional<String> next) {}
