package io.bridgekeeper.paging.escalation;

import java.time.Instant;

/**
 * Nobody is called for now.
 *
 * @param until exclusive: then the first is called
 * @param why   for a person
 * @param isLate whether people are told of it together with others then
 */
public record HeldBack(Instant until, String why, boolean isLate) {}
