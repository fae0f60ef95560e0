package io.bridgekeeper.paging.readiness;

import java.time.Instant;

/**
 * Somebody who can be called for a system and would not have its access.
 *
 * @param what in words, what is in the way
 * @param mend in words, what would end it
 */
public record NotReady(String personId, String systemId, String what, String mend, Instant since) {}
