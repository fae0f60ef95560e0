package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.Catalog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is of a person's contact methods.
 *
 * @param kept     all that is kept of them, those of the catalog included, also of an earlier one
 * @param settings what they set
 */
record KnownMethods(String personId, List<ContactMethod> kept, OwnContacts settings, Catalog catalog) {

    /** In the order in which they were added. */
    List<ContactMethod> own() {
        return kept.stream().filter(ContactMethod::isOwn).toList();
    }

    Optional<ContactMethod> own(UUID id) {
        return own().stream().filter(method -> method.id().equals(id)).findFirst();
    }

    /** What the catalog vouches for now, in its order. */
    List<Way> waysOfCatalog() {
        return Optional.ofNullable(catalog.people().get(personId)).map(Way::of).orElse(List.of());
    }

    boolean isOfCatalog(UUID id) {
        return waysOfCatalog().stream().anyMatch(way -> way.id().equals(id));
    }

    /** What the catalog vouches for, with what is kept of how it works, then the person's own. */
    List<ContactMethod> all(Instant now) {
        Map<UUID, ContactMethod> byId = kept.stream().collect(Collectors.toMap(ContactMethod::id, Function.identity()));
        Stream<ContactMethod> ofCatalog = waysOfCatalog().stream()
                .map(way -> Optional.ofNullable(byId.get(way.id()))
                        .orElseGet(() -> CatalogContacts.method(personId, way, now, Optional.empty())));
        return Stream.concat(ofCatalog, own().stream()).toList();
    }

    /** Ids of those that a rule may name. */
    Set<UUID> verified(Instant now) {
        return all(now).stream()
                .filter(method -> method.verifiedAt().isPresent())
                .map(ContactMethod::id)
                .collect(Collectors.toSet());
    }

    /** Ids of those that wait for their code. */
    Set<UUID> unverified() {
        return own().stream()
                .filter(method -> method.verifiedAt().isEmpty())
                .map(ContactMethod::id)
                .collect(Collectors.toSet());
    }

    /** Where the person is, as far as anybody knows. */
    ZoneId zone() {
        return Whereabouts.of(personId, settings.quiet(), catalog);
    }
}
