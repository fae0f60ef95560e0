package io.bridgekeeper.access.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One emergency, as far as access depends on it.
 *
 * @param resolvedAt null while it is open
 * @param departures when a person last stood down, by person; kept because it may be heard of before the acceptance
 */
record Incident(
        UUID incidentId, Instant resolvedAt, Map<String, Instant> departures, List<Page> pages, List<Grant> grants) {

    Incident {
        departures = Map.copyOf(departures);
        pages = List.copyOf(pages);
        grants = List.copyOf(grants);
    }

    static Incident unheardOf(UUID incidentId) {
        return new Incident(incidentId, null, Map.of(), List.of(), List.of());
    }

    Optional<Page> page(UUID pageId) {
        return pages.stream().filter(page -> page.pageId().equals(pageId)).findAny();
    }

    Optional<Grant> grant(UUID grantId) {
        return grants.stream().filter(grant -> grant.grantId().equals(grantId)).findAny();
    }

    /** Whether the person stood down then or later. */
    boolean leftSince(String personId, Instant at) {
        Instant left = departures.get(personId);
        return left != null && !left.isBefore(at);
    }

    Incident resolved(Instant at) {
        return new Incident(incidentId, resolvedAt == null ? at : resolvedAt, departures, pages, grants);
    }

    Incident reopened() {
        return new Incident(incidentId, null, departures, pages, grants);
    }

    Incident left(String personId, Instant at) {
        Map<String, Instant> next = new HashMap<>(departures);
        next.merge(personId, at, (a, b) -> a.isAfter(b) ? a : b);
        return new Incident(incidentId, resolvedAt, next, pages, grants);
    }

    /** With this page in place of the one with its id, or added. */
    Incident with(Page page) {
        List<Page> next = new ArrayList<>(pages);
        next.removeIf(other -> other.pageId().equals(page.pageId()));
        next.add(page);
        return new Incident(incidentId, resolvedAt, departures, next, grants);
    }

    Incident with(Grant grant) {
        List<Grant> next = new ArrayList<>(grants);
        next.add(grant);
        return new Incident(incidentId, resolvedAt, departures, pages, next);
    }

    Incident eachGrant(Predicate<Grant> which, UnaryOperator<Grant> change) {
        List<Grant> next = grants.stream()
                .map(grant -> which.test(grant) ? change.apply(grant) : grant)
                .toList();
        return new Incident(incidentId, resolvedAt, departures, pages, next);
    }
}
