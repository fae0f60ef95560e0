package io.bridgekeeper.paging.training;

import java.time.Instant;

/**
 * What a person has done for a system, counted from its incidents; nobody declares it.
 *
 * @param accepted incidents that they accepted a page of
 * @param shadowed incidents that they followed as a shadow and that somebody accepted and ended
 * @param lastAt   when they last did
 */
public record Experience(String personId, String systemId, int accepted, int shadowed, Instant lastAt) {}
