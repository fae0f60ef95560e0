package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody of the catalog none of whose contact methods works.
 *
 * @param since     when the last one that had worked failed
 * @param rotations that may call them, in the order of the catalog
 */
public record UnreachablePerson(String personId, Instant since, List<Failing> methods, List<String> rotations) {

    /** Without the target: it is nobody else's business. */
    public record Failing(UUID methodId, String source, String channel, Instant since, String reason) {}

    /** @param methods by person, of all who have one that fails: all that could be used */
    static List<UnreachablePerson> among(Map<String, List<ContactMethod>> methods, Catalog catalog) {
        List<UnreachablePerson> found = new ArrayList<>();
        methods.forEach((personId, kept) -> Optional.ofNullable(catalog.people().get(personId))
                .flatMap(person -> of(person, kept, catalog))
                .ifPresent(found::add));
        found.sort(Comparator.comparing(UnreachablePerson::since).thenComparing(UnreachablePerson::personId));
        return List.copyOf(found);
    }

    private static Optional<UnreachablePerson> of(Person person, List<ContactMethod> kept, Catalog catalog) {
        List<ContactMethod> failing = kept.stream()
                .filter(method -> method.verifiedAt().isPresent())
                .filter(method -> method.health().failingSince().isPresent())
                .toList();
        boolean oneWorks = kept.stream()
                        .filter(ContactMethod::isOwn)
                        // Of two that lead to the same place it is the catalog's that is used.
                        .filter(method ->
                                Way.of(person).stream().noneMatch(way -> method.leadsTo(way.channel(), way.target())))
                        .anyMatch(method -> method.verifiedAt().isPresent() && !failing.contains(method))
                || Way.of(person).stream()
                        .anyMatch(way ->
                                failing.stream().noneMatch(method -> method.id().equals(way.id())));
        if (oneWorks || failing.isEmpty()) {
            return Optional.empty();
        }
        Instant since = failing.stream()
                .map(method -> method.health().failingSince().orElseThrow())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new UnreachablePerson(
                person.id(),
                since,
                failing.stream().map(UnreachablePerson::failing).toList(),
                catalog.rotations().values().stream()
                        .filter(rotation -> rotation.people().contains(person.id()))
                        .map(rotation -> rotation.id())
                        .toList()));
    }

    private static Failing failing(ContactMethod method) {
        return new Failing(
                method.id(),
                method.source().word(),
                method.channel(),
                method.health().failingSince().orElseThrow(),
                method.health().lastFailure().orElse(""));
    }
}
