package io.bridgekeeper.access.request;

import java.time.Duration;
import java.util.UUID;

/**
 * What somebody wants.
 *
 * @param profileId null where the system has one profile alone
 * @param systemId  null where the profile is of one system alone
 * @param duration  null for as long as the profile allows
 */
record Wish(String profileId, String systemId, UUID incidentId, String reason, Duration duration) {}
