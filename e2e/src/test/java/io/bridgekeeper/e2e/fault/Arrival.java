package io.bridgekeeper.e2e.fault;

import java.time.Instant;

/**
 * One notice of a page as it reached a person.
 *
 * @param problem index of the problem that it tells of
 * @param key     by which the receiver knows repeats
 * @param at      when its last byte was read
 */
record Arrival(String pageId, String incidentId, int problem, String person, String key, Instant at) {}
