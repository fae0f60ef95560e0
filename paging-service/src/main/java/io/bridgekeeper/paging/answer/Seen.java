package io.bridgekeeper.paging.answer;

import io.bridgekeeper.paging.escalation.Page;
import io.bridgekeeper.paging.incident.Incident;

/**
 * What whoever has the link of a page gets to see.
 *
 * @param isExpired whether the link is, not the page
 */
record Seen(Page page, Incident incident, Standing standing, boolean isExpired) {}
