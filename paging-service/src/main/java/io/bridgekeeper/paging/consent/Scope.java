package io.bridgekeeper.paging.consent;

import java.util.Set;
import java.util.TreeSet;

/** What a person agreed to be called for. */
public sealed interface Scope {

    /** Each of these systems, whoever calls for it; never empty. */
    record OfSystems(Set<String> systemIds) implements Scope {
        public OfSystems {
            if (systemIds.isEmpty()) {
                throw new IllegalArgumentException("a scope needs a system");
            }
            systemIds = Set.copyOf(systemIds);
        }
    }

    /** Being on call in a rotation, for whatever systems it is called for. */
    record OfRotation(String rotationId) implements Scope {}

    /** Whatever the fallback policy is called for. */
    record Fallback() implements Scope {}

    static Scope ofSystem(String systemId) {
        return new OfSystems(Set.of(systemId));
    }

    default boolean covers(Occasion occasion) {
        return switch (this) {
            case OfSystems(Set<String> ids) ->
                occasion.systemId().filter(ids::contains).isPresent();
            case OfRotation(String id) -> occasion.rotationIds().contains(id);
            case Fallback() -> occasion.asFallback();
        };
    }

    /** Whether it covers all that the other one does. */
    default boolean contains(Scope other) {
        return this instanceof OfSystems(Set<String> ids) && other instanceof OfSystems(Set<String> others)
                ? ids.containsAll(others)
                : equals(other);
    }

    /** The same for equal scopes and for no others; also the id of a request, such as {@code rotation:checkout}. */
    default String text() {
        return switch (this) {
            case OfSystems(Set<String> ids) -> "system:" + String.join(",", new TreeSet<>(ids));
            case OfRotation(String id) -> "rotation:" + id;
            case Fallback() -> "fallback";
        };
    }

    /** In words, to follow "to be called". */
    default String words() {
        return switch (this) {
            case OfSystems(Set<String> ids) -> "for " + String.join(", ", new TreeSet<>(ids));
            case OfRotation(String id) -> "when on call in the rotation " + id;
            case Fallback() -> "for what nobody else answers";
        };
    }
}
