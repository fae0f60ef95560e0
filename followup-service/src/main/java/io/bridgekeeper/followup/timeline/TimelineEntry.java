package io.bridgekeeper.followup.timeline;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of an incident's timeline.
 *
 * @param incidentId the incident that it happened in
 * @param at         when, by the clock of whoever told it
 * @param what       one sentence for a person
 */
public record TimelineEntry(UUID incidentId, Instant at, String what) {}
