package io.bridgekeeper.paging.account;

import java.time.Instant;

/**
 * A person who can log in no more; perhaps no longer in the catalog either.
 *
 * @param state disabled or gone
 * @param since when that was first seen; it may have been so for as long as one check takes to come round
 */
public record Departure(String personId, AccountState state, Instant since) {}
