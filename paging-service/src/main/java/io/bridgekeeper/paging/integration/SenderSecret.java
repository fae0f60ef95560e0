package io.bridgekeeper.paging.integration;

import java.time.Instant;
import java.util.UUID;

/**
 * A secret that a sender signs its bodies with. It is needed in clear to check them, so it cannot be kept as a hash.
 *
 * @param sealed as it is kept and told
 */
record SenderSecret(UUID id, String sealed, Instant createdAt) {}
