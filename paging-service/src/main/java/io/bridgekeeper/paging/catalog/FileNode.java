package io.bridgekeeper.paging.catalog;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One place in a catalog file, and what is there: a map, a list, a text, a number or nothing.
 *
 * <p>Reading never throws: what is wrong is noted with its path and a stand-in is answered, so that the next fault
 * is found as well.
 */
final class FileNode {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final URI NO_URL = URI.create("http://invalid");

    private final String path;
    private final Object value;
    private final List<Fault> faults;
    private final Set<String> asked = new HashSet<>();

    FileNode(String path, Object value, List<Fault> faults) {
        this.path = path;
        this.value = value;
        this.faults = faults;
    }

    String path() {
        return path;
    }

    boolean isAbsent() {
        return value == null;
    }

    boolean isList() {
        return value instanceof List;
    }

    boolean isMap() {
        return value instanceof Map<?, ?>;
    }

    void fault(String message) {
        faults.add(new Fault(path.isEmpty() ? Fault.WHOLE : path, message));
    }

    /** The entry of a map; absent where there is none or this is no map. */
    FileNode at(String key) {
        asked.add(key);
        Object child = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new FileNode(path.isEmpty() ? key : path + "." + key, child, faults);
    }

    /** Notes a fault for anything but a map, and for each key that {@link #at} was not asked for. */
    void endOfMap() {
        if (!(value instanceof Map<?, ?> map)) {
            fault(isAbsent() ? "is missing" : "must be a map");
            return;
        }
        for (Object key : map.keySet()) {
            if (!asked.contains(String.valueOf(key))) {
                at(String.valueOf(key)).fault("is not a known key");
            }
        }
    }

    <T> List<T> list(Function<FileNode, T> entry) {
        if (isAbsent()) {
            return List.of();
        }
        if (!(value instanceof List<?> values)) {
            fault("must be a list");
            return List.of();
        }
        List<T> entries = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            entries.add(entry.apply(new FileNode(path + "[" + i + "]", values.get(i), faults)));
        }
        return List.copyOf(entries);
    }

    <T> List<T> listOfSome(Function<FileNode, T> entry) {
        if (isAbsent() || value instanceof List<?> values && values.isEmpty()) {
            fault("needs at least one entry");
            return List.of();
        }
        return list(entry);
    }

    /** A text that is not blank; {@code ""} where it is not one. */
    String text() {
        if (isAbsent()) {
            fault("is missing");
            return "";
        }
        if (!(value instanceof String text) || text.isBlank()) {
            fault("must be a text that is not blank");
            return "";
        }
        // The database keeps none: the first incident that tells this text would not be kept either.
        if (text.indexOf('\0') >= 0) {
            fault("must not contain NUL");
            return "";
        }
        return text;
    }

    Optional<String> optionalText() {
        return isAbsent() ? Optional.empty() : Optional.of(text());
    }

    int number(int from, int to, int fallback) {
        if (value instanceof Integer number && number >= from && number <= to) {
            return number;
        }
        fault("must be a number from " + from + " to " + to);
        return fallback;
    }

    /** A text as something else; the stand-in where it cannot be read as that. */
    <T> T parsed(Function<String, T> parser, T standIn, String expectation) {
        int before = faults.size();
        String text = text();
        if (faults.size() > before) {
            return standIn;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException unreadable) {
            fault("must be " + expectation + ", not '" + text + "'");
            return standIn;
        }
    }

    /** The text under {@code id}, as ids of the catalog are. */
    String id() {
        return at("id").matching(ID, "1 to 63 characters of a-z 0-9 . _ -");
    }

    String matching(Pattern pattern, String expectation) {
        return parsed(
                text -> {
                    require(pattern.matcher(text).matches());
                    return text;
                },
                "",
                expectation);
    }

    String oneOf(Set<String> allowed, String standIn, String expectation) {
        return parsed(
                text -> {
                    require(allowed.contains(text));
                    return text;
                },
                standIn,
                expectation);
    }

    /** @param longest also the stand-in */
    Duration duration(Duration shortest, Duration longest, String expectation) {
        return parsed(
                text -> {
                    Duration duration = Duration.parse(text);
                    require(duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0);
                    return duration;
                },
                longest,
                expectation);
    }

    URI url() {
        return parsed(
                text -> {
                    URI uri = URI.create(text);
                    require(Set.of("http", "https").contains(String.valueOf(uri.getScheme())));
                    require(uri.getHost() != null);
                    return uri;
                },
                NO_URL,
                "an absolute http or https address");
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalArgumentException();
        }
    }
}
