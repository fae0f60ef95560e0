package io.bridgekeeper.followup.catalog;

import java.util.Optional;

/**
 * What a follow-up needs to know of a system of the catalog.
 *
 * @param systemId     the catalog id
 * @param serviceOwner id of the escalation policy that is called; empty is an ownership gap
 * @param productOwner who must make it never happen again; empty where the catalog names nobody
 */
public record OwnedSystem(String systemId, Optional<String> serviceOwner, Optional<String> productOwner) {}
