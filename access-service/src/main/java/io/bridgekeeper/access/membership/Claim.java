package io.bridgekeeper.access.membership;

import java.util.UUID;

/**
 * The right to be the only one who asks Keycloak for a membership, for a while.
 *
 * @param tries how often Keycloak has failed in a row before
 */
public record Claim(UUID claimId, Membership membership, int tries) {}
