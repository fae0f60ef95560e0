package io.bridgekeeper.gateway.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Holds one body against the shape that a reader wants, and gathers every fault on the way.
 *
 * <p>What does not fit comes back empty, so that a reader can look on; it asks {@link #fits()} before it makes signals. In
 * all methods {@code prefix} is where the object stands: empty for the body, else a path that ends with a dot.
 */
public final class Shape {

    private final List<Fault> faults = new ArrayList<>();

    public boolean fits() {
        return faults.isEmpty();
    }

    /** Only where it does not fit. */
    public Reading.Unreadable unreadable() {
        return new Reading.Unreadable(List.copyOf(faults));
    }

    /** Of several faults in one place the first one stays: the others follow from it. */
    public void fault(String path, String message) {
        if (faults.size() < Reading.MOST_FAULTS
                && faults.stream().noneMatch(fault -> fault.path().equals(path))) {
            faults.add(new Fault(path, message));
        }
    }

    /** The value as an object; anything else is a fault. */
    public Json.Struct object(Json value, String path) {
        if (value instanceof Json.Struct struct) {
            return struct;
        }
        fault(path, "must be an object");
        return new Json.Struct(Map.of());
    }

    /** The member, which must be an object. */
    public Json.Struct needed(Json.Struct in, String prefix, String name) {
        return object(in.get(name), prefix + name);
    }

    /** The member, which may be missing or null and is an empty object then. */
    public Json.Struct optional(Json.Struct in, String prefix, String name) {
        return in.get(name) == Json.Nothing.NULL ? new Json.Struct(Map.of()) : needed(in, prefix, name);
    }

    /** The member, which may be missing or null and is an empty list then. */
    public List<Json> items(Json.Struct in, String prefix, String name) {
        return switch (in.get(name)) {
            case Json.Items(List<Json> items) -> items;
            case Json.Nothing ignored -> List.of();
            case Json.Struct ignored -> noList(prefix + name);
            case Json.Text ignored -> noList(prefix + name);
            case Json.Digits ignored -> noList(prefix + name);
            case Json.Truth ignored -> noList(prefix + name);
        };
    }

    /** Each of these members must be a text, a number or a truth value where it is there at all. */
    public void texts(Json.Struct in, String prefix, String... names) {
        texts(in, prefix, List.of(names));
    }

    /** As {@link #texts(Json.Struct, String, String...)}; faults stand in the order of the names. */
    public void texts(Json.Struct in, String prefix, Iterable<String> names) {
        for (String name : names) {
            if (in.get(name) instanceof Json.Struct || in.get(name) instanceof Json.Items) {
                fault(prefix + name, "must be a text");
            }
        }
    }

    /** The first of these members that says something; where none does, the first one is at fault. */
    public Optional<String> text(Json.Struct in, String prefix, String... names) {
        Optional<String> found = in.text(names);
        if (found.isEmpty()) {
            fault(prefix + names[0], "is needed");
        }
        return found;
    }

    /**
     * What the member stands for.
     *
     * @param values by word in lower case; the sender's case does not matter
     */
    public <T> Optional<T> oneOf(Json.Struct in, String prefix, String name, Map<String, T> values) {
        Optional<T> found = in.text(name).map(word -> values.get(word.strip().toLowerCase(Locale.ROOT)));
        if (found.isEmpty()) {
            fault(prefix + name, "must be one of " + String.join(", ", new TreeSet<>(values.keySet())));
        }
        return found;
    }

    private List<Json> noList(String path) {
        fault(path, "must be a list");
        return List.of();
    }
}
