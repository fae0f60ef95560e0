package io.bridgekeeper.paging.takeover;

import io.bridgekeeper.problem.RequestFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One place in an export, and what is there: a map, a list, a scalar or nothing; null is nothing.
 *
 * <p>Reading never throws: what is of another shape than the peer's API gives is noted with its path, and a stand-in
 * is answered, so that the next fault is found as well. Keys that nobody asks for are left alone: exports have many.
 */
final class ExportNode {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    /** Lists as APIs wrap them: OnCall, Opsgenie, GoAlert. */
    private static final List<String> WRAPPINGS = List.of("results", "data", "nodes");

    private final String path;
    private final Object value;
    private final List<RequestFault> faults;

    ExportNode(String path, Object value, List<RequestFault> faults) {
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

    boolean isMap() {
        return value instanceof Map<?, ?>;
    }

    boolean isText() {
        return value instanceof String;
    }

    void fault(String message) {
        faults.add(new RequestFault(path, message));
    }

    ExportNode at(String key) {
        Object child = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new ExportNode(path + "." + key, child, faults);
    }

    /** What stands under the first of two keys that there is. */
    ExportNode at(String key, String otherwise) {
        ExportNode first = at(key);
        return first.isAbsent() ? at(otherwise) : first;
    }

    /** Empty where there is nothing. */
    List<ExportNode> list() {
        if (isAbsent()) {
            return List.of();
        }
        for (String wrapping : WRAPPINGS) {
            if (value instanceof Map<?, ?> map && map.get(wrapping) instanceof List<?>) {
                return at(wrapping).list();
            }
        }
        if (!(value instanceof List<?> values)) {
            fault("must be a list");
            return List.of();
        }
        List<ExportNode> nodes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            nodes.add(new ExportNode(path + "[" + i + "]", values.get(i), faults));
        }
        return nodes;
    }

    private boolean isWrapped() {
        return value instanceof Map<?, ?> map
                && WRAPPINGS.stream().anyMatch(wrapping -> map.get(wrapping) instanceof List<?>);
    }

    /** A list of maps; what is none is a fault and left out. */
    List<ExportNode> maps() {
        List<ExportNode> maps = new ArrayList<>();
        for (ExportNode node : list()) {
            if (node.isMap()) {
                maps.add(node);
            } else {
                node.fault("must be an object");
            }
        }
        return maps;
    }

    /** Whether anything is said: not nothing, not empty, not false. */
    boolean isSome() {
        return switch (value) {
            case null -> false;
            case List<?> list -> list().size() > 0;
            case Map<?, ?> map -> !map.isEmpty() && (!isWrapped() || !list().isEmpty());
            case String text -> !text.isBlank();
            default -> !Boolean.FALSE.equals(value);
        };
    }

    /** @return never blank but where it is a fault */
    String text() {
        if (isAbsent()) {
            fault("is missing");
            return "";
        }
        if (!(value instanceof String text) || text.isBlank()) {
            fault("must be a text that is not blank");
            return "";
        }
        return text;
    }

    /** Blank is nothing. */
    Optional<String> optionalText() {
        if (value instanceof String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(text);
        }
        return isAbsent() ? Optional.empty() : Optional.of(text());
    }

    /** A text or a number, as ids are. */
    String key() {
        return value instanceof Number number ? number.toString() : text();
    }

    Optional<String> optionalKey() {
        return value instanceof Number number ? Optional.of(number.toString()) : optionalText();
    }

    boolean flag(boolean otherwise) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (!isAbsent()) {
            fault("must be true or false");
        }
        return otherwise;
    }

    /** Where it is missing: a fault. */
    long number(long least, long most) {
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault(isAbsent() ? "is missing" : "must be a whole number from " + least + " to " + most);
        return least;
    }

    long number(long least, long most, long otherwise) {
        return isAbsent() ? otherwise : number(least, most);
    }

    ZoneId zone() {
        return parsed(ZoneId::of, UTC, "an IANA time zone");
    }

    /** With an offset, such as {@code 2026-01-05T09:00:00+01:00}. */
    Instant instant() {
        return parsed(
                text -> within(OffsetDateTime.parse(text)).toInstant(),
                Instant.EPOCH,
                "a day and a time with an offset, from " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    Optional<Instant> optionalInstant() {
        return optionalText().isEmpty() ? Optional.empty() : Optional.of(instant());
    }

    /** By the clocks of a zone; one with an offset is taken over to them. */
    LocalDateTime localTime(ZoneId zone) {
        return parsed(
                text -> text.length() > "2026-01-05T09:00:00".length() || text.endsWith("Z")
                        ? within(OffsetDateTime.parse(text))
                                .atZoneSameInstant(zone)
                                .toLocalDateTime()
                        : within(LocalDateTime.parse(text)),
                LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0),
                "a day and a time, from " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    LocalTime timeOfDay() {
        return parsed(LocalTime::parse, LocalTime.MIDNIGHT, "a time of day such as 09:00");
    }

    <T> T parsed(Function<String, T> parser, T standIn, String expectation) {
        int before = faults.size();
        String text = text();
        if (faults.size() > before) {
            return standIn;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            fault("must be " + expectation + ", not " + Report.quoted(text));
            return standIn;
        }
    }

    private static OffsetDateTime within(OffsetDateTime time) {
        within(time.toLocalDateTime());
        return time;
    }

    private static LocalDateTime within(LocalDateTime time) {
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException();
        }
        return time;
    }
}
