package io.bridgekeeper.access.profile;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One place in a document of profiles. Reading never throws: what is wrong is noted with its path and a stand-in is
 * answered, so that the next fault is found as well.
 */
final class ProfileNode {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern ID_IN_ID = Pattern.compile(ID.pattern() + "/" + ID.pattern());
    private static final int LONGEST_TEXT = 255;

    private final String path;
    private final Object value;
    private final List<Fault> faults;
    private final Set<String> asked = new HashSet<>();

    /** @param value a map, a list, a text, a number, true or false; null for nothing */
    ProfileNode(String path, Object value, List<Fault> faults) {
        this.path = path;
        this.value = value;
        this.faults = faults;
    }

    boolean isAbsent() {
        return value == null;
    }

    void fault(String message) {
        faults.add(new Fault(path, message));
    }

    ProfileNode at(String key) {
        asked.add(key);
        Object child = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new ProfileNode(path.isEmpty() ? key : path + "." + key, child, faults);
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

    <T> List<T> list(int most, Function<ProfileNode, T> entry) {
        if (isAbsent()) {
            return List.of();
        }
        if (!(value instanceof List<?> values)) {
            fault("must be a list");
            return List.of();
        }
        if (values.size() > most) {
            fault("must have at most " + most + " entries");
            return List.of();
        }
        List<T> entries = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            entries.add(entry.apply(new ProfileNode(path + "[" + i + "]", values.get(i), faults)));
        }
        return List.copyOf(entries);
    }

    /** Whether nothing is here, or a list without entries. */
    boolean hasNone() {
        return isAbsent() || value instanceof List<?> values && values.isEmpty();
    }

    /** {@code ""} where there is none. */
    String text() {
        if (isAbsent()) {
            fault("is missing");
            return "";
        }
        if (!(value instanceof String text)
                || text.isBlank()
                || text.indexOf('\0') >= 0
                || text.length() > LONGEST_TEXT) {
            fault("must be a text that is not blank, of at most " + LONGEST_TEXT + " characters");
            return "";
        }
        return text;
    }

    String id() {
        String text = text();
        if (!text.isEmpty() && !ID.matcher(text).matches()) {
            fault("must be 1 to 63 characters of a-z 0-9 . _ -, not '" + text + "'");
        }
        return text;
    }

    /** Such as {@code checkout/payments}: the second is an id within the first. */
    String idInId() {
        String text = text();
        if (!text.isEmpty() && !ID_IN_ID.matcher(text).matches()) {
            fault("must be system/area, each 1 to 63 characters of a-z 0-9 . _ -, not '" + text + "'");
        }
        return text;
    }

    boolean flag(boolean usual) {
        if (isAbsent()) {
            return usual;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        fault("must be true or false");
        return usual;
    }

    int number(int from, int to, int usual) {
        if (isAbsent()) {
            return usual;
        }
        if (value instanceof Integer number && number >= from && number <= to) {
            return number;
        }
        fault("must be a number from " + from + " to " + to);
        return usual;
    }

    /** @param usual where it is absent; null where it must be there */
    Duration duration(Duration shortest, Duration longest, Duration usual) {
        if (isAbsent() && usual != null) {
            return usual;
        }
        String text = text();
        if (text.isEmpty()) {
            return longest;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Told below, with what is out of its bounds.
        }
        fault("must be a duration from " + shortest + " to " + longest + ", not '" + text + "'");
        return longest;
    }
}
