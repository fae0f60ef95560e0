package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is to be kept of the catalog's contacts so that they can be tested.
 *
 * @param missing not kept yet
 * @param gone    kept, and not in the catalog any more
 */
record CatalogContacts(List<ContactMethod> missing, List<UUID> gone) {

    /** A contact that nobody ever tried is tried soon. */
    private static final Duration FIRST_TEST = Duration.ofDays(1);

    static CatalogContacts of(Catalog catalog, Set<UUID> kept, Instant now) {
        Map<UUID, ContactMethod> all = catalog.people().values().stream()
                .flatMap(person -> Way.of(person).stream()
                        .map(way -> method(
                                person.id(),
                                way,
                                now,
                                Optional.of(new SelfTestPlan(Whereabouts.of(person.id(), Optional.empty(), catalog))
                                        .after(now, FIRST_TEST, way.id())))))
                .collect(Collectors.toMap(ContactMethod::id, method -> method, (one, same) -> one));
        return new CatalogContacts(
                all.values().stream()
                        .filter(method -> !kept.contains(method.id()))
                        .toList(),
                kept.stream().filter(id -> !all.containsKey(id)).toList());
    }

    /** Counts as verified: whoever keeps the catalog vouches for it. */
    static ContactMethod method(String personId, Way way, Instant now, Optional<Instant> testDueAt) {
        return new ContactMethod(
                way.id(),
                personId,
                ContactMethod.Source.CATALOG,
                way.channel(),
                way.target(),
                "Catalog: " + way.channel(),
                now,
                Optional.of(now),
                Optional.empty(),
                MethodHealth.UNTRIED,
                testDueAt);
    }
}
