package io.bridgekeeper.paging.integration;

import java.util.UUID;

/**
 * Whose integration it is.
 *
 * @param ownerId the person who made it
 */
public record IntegrationOwner(UUID id, String name, String ownerId) {}
