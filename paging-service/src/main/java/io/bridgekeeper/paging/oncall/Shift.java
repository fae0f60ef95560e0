package io.bridgekeeper.paging.oncall;

import java.time.Instant;

/**
 * One turn of a rotation.
 *
 * @param from  inclusive
 * @param until exclusive; the next turn begins here
 */
public record Shift(String personId, Instant from, Instant until) {}
