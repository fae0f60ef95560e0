package io.bridgekeeper.access.grant;

import java.time.Instant;
import java.util.UUID;

/**
 * The request to one person to respond, as far as access depends on it.
 *
 * @param systemId what the incident is of; null where the catalog does not know
 * @param areaId   the area of that system; null where none is known
 * @param since    when it came to stand so
 */
record Page(UUID pageId, String personId, String systemId, String areaId, Standing standing, Instant since) {

    /** How it stands. */
    enum Standing {
        /** Not answered; an expired one may still be accepted. */
        ASKED,
        ACCEPTED,
        /** Declined, withdrawn, resolved, or the person stood down. Nothing brings it back. */
        OVER
    }

    Page become(Standing next, Instant at) {
        return new Page(pageId, personId, systemId, areaId, next, at);
    }
}
