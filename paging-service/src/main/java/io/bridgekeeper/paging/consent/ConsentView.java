package io.bridgekeeper.paging.consent;

import java.time.Instant;
import java.util.List;

/**
 * A person's own agreement as the API shows it.
 *
 * @param systemId a system of the catalog, or {@code *} for whatever the fallback is called for
 * @param until    exclusive
 * @param valid    whether it has not lapsed
 */
record ConsentView(String systemId, Instant until, boolean valid) {

    record All(List<ConsentView> consents) {}

    /** @param until at most 90 days ahead */
    record Accept(Instant until) {}

    static ConsentView of(Consent consent, Instant now) {
        return new ConsentView(consent.systemId(), consent.until(), now.isBefore(consent.until()));
    }
}
