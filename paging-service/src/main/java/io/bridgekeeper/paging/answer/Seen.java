package io.bridgekeeper.paging.answer;

import io.bridgekeeper.paging.escalation.Page;
import io.bridgekeeper.paging.incident.Incident;
import java.time.Instant;

/**
 * What whoever has the link of a page gets to see.
 *
 * @param expiresAt of the link
 * @param isExpired whether the link is, not the page
 */
record Seen(Page page, Incident incident, Standing standing, Instant expiresAt, boolean isExpired) {}
