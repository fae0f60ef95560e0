package io.bridgekeeper.followup;

import java.util.Optional;

/**
 * An incident that was just resolved.
 *
 * @param systemId    empty where nothing in the catalog matched
 * @param productOwner where that is not the system's own: the product owner of an area
 * @param title       one line for a person
 * @param fingerprint what its recurrences share
 * @param occurrence  the incident's own times and end
 */
record Resolution(
        Optional<String> systemId,
        Optional<String> productOwner,
        String title,
        String fingerprint,
        Occurrence occurrence) {}
