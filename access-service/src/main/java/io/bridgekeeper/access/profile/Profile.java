package io.bridgekeeper.access.profile;

import java.time.Duration;

/**
 * Access that the responders of a system get while they respond.
 *
 * @param profileId     unique within the catalog
 * @param systemId      the system whose responders get it
 * @param keycloakGroup absolute path of the group that gives it
 * @param maxDuration   the longest that one grant lasts, more than zero
 */
public record Profile(String profileId, String systemId, String keycloakGroup, Duration maxDuration) {}
