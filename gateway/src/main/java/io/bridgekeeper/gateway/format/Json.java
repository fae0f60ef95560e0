package io.bridgekeeper.gateway.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as it was sent: numbers keep their digits, members their order.
 *
 * <p>Readers look at this and at nothing of the parser's, so that they stay pure; and a 64-bit number stays what it was.
 */
public sealed interface Json {

    /** An object; of a member that was sent twice the last one counts. */
    record Struct(Map<String, Json> members) implements Json {

        /** The member of that name; {@link Nothing} where there is none. */
        public Json get(String name) {
            return members.getOrDefault(name, Nothing.NULL);
        }

        /** The object of that name; one without members where there is none. */
        public Struct struct(String name) {
            return get(name) instanceof Struct struct ? struct : new Struct(Map.of());
        }

        /** The first of these names whose member is a text, a number or a truth value, and not blank. */
        public Optional<String> text(String... names) {
            for (String name : names) {
                Optional<String> found = get(name).scalar().filter(text -> !text.isBlank());
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }

    /** An array. */
    record Items(List<Json> items) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, by its digits. */
    record Digits(String digits) implements Json {}

    /** True or false. */
    record Truth(boolean value) implements Json {}

    /** Null, and what is absent. */
    enum Nothing implements Json {
        NULL
    }

    /** The value as a person would write it; empty for objects, arrays and null. */
    default Optional<String> scalar() {
        return switch (this) {
            case Text text -> Optional.of(text.value());
            case Digits digits -> Optional.of(digits.digits());
            case Truth truth -> Optional.of(Boolean.toString(truth.value()));
            case Struct ignored -> Optional.empty();
            case Items ignored -> Optional.empty();
            case Nothing ignored -> Optional.empty();
        };
    }

    /** The value in words: a scalar as it is, objects and arrays as compact JSON, null as the empty text. */
    default String words() {
        return switch (this) {
            case Text text -> text.value();
            case Digits digits -> digits.digits();
            case Truth truth -> Boolean.toString(truth.value());
            case Nothing ignored -> "";
            case Struct struct -> written(struct);
            case Items items -> written(items);
        };
    }

    private static String written(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Text text -> quote(text.value(), out);
            case Digits digits -> out.append(digits.digits());
            case Truth truth -> out.append(truth.value());
            case Nothing ignored -> out.append("null");
            case Items items -> {
                String separator = "[";
                for (Json item : items.items()) {
                    out.append(separator);
                    write(item, out);
                    separator = ",";
                }
                out.append(items.items().isEmpty() ? "[]" : "]");
            }
            case Struct struct -> {
                String separator = "{";
                for (Map.Entry<String, Json> member : struct.members().entrySet()) {
                    out.append(separator);
                    quote(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    separator = ",";
                }
                out.append(struct.members().isEmpty() ? "{}" : "}");
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
