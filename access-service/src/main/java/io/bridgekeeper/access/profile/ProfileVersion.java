package io.bridgekeeper.access.profile;

import java.time.Instant;

/**
 * One version of the document.
 *
 * @param number     from 1; the highest is the newest
 * @param madeBy     Keycloak user name
 * @param mediaType  of the document
 * @param document   as it was given
 * @param difference of the version before
 */
record ProfileVersion(
        long number, Instant madeAt, String madeBy, String mediaType, String document, ProfileDifference difference) {}
