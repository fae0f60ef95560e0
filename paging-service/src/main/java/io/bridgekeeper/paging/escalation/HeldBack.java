package io.bridgekeeper.paging.escalation;

import java.time.Instant;

/**
 * Nobody is called for now.
 *
 * @param until exclusive: then the first is called
 * @param why   for a person
 */
public record HeldBack(Instant until, String why) {}
