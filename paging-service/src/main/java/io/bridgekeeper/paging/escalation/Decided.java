package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.contact.OwnContacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is decided for one incident, and by what.
 *
 * @param seen one version of the catalog from the ladder to the notices: whoever is called by it has a contact in it,
 *     also where another version takes over meanwhile
 * @param own  contacts that those who may be called set for themselves
 */
record Decided(Response before, Decision decision, Catalog seen, Map<String, OwnContacts> own) {

    List<PageEvent> events() {
        return switch (decision) {
            case Decision.Record(List<PageEvent> events) -> events;
            case Decision.Nothing nothing -> List.of();
            case Decision.Refuse refuse -> List.of();
        };
    }

    /** How things stand once all of it has happened. */
    Response after(Instant now) {
        Response after = before;
        for (PageEvent event : events()) {
            after = after.after(event, now);
        }
        return after;
    }
}
