package io.bridgekeeper.paging.brief;

import java.util.List;

/** Incidents as the API lists them, the newest first. */
record IncidentList(List<IncidentSummary> incidents) {}
