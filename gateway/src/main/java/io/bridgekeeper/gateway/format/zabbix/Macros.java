package io.bridgekeeper.gateway.format.zabbix;

import io.bridgekeeper.gateway.format.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of macros, by the names of a media type's parameters.
 *
 * <p>What Zabbix cannot fill in arrives as it is written, {@code {EVENT.ID}}, or as {@code *UNKNOWN*}: it is absent here.
 */
final class Macros {

    private final Json.Struct filled;
    private final int unfilled;

    private Macros(Json.Struct filled, int unfilled) {
        this.filled = filled;
        this.unfilled = unfilled;
    }

    static Macros of(Json.Struct sent) {
        Map<String, Json> filled = new LinkedHashMap<>();
        sent.members().forEach((name, value) -> {
            if (!isMacro(value.words().strip())) {
                filled.put(name, value);
            }
        });
        return new Macros(new Json.Struct(filled), sent.members().size() - filled.size());
    }

    Optional<String> text(String... names) {
        return filled.text(names);
    }

    /** Members that Zabbix did not fill in. */
    int unfilled() {
        return unfilled;
    }

    /** A macro of its own kind, or several with little between, as {@code {DATE} {TIME}}. */
    private static boolean isMacro(String words) {
        if (words.equals("*UNKNOWN*")) {
            return true;
        }
        boolean framed = words.length() > 2 && words.charAt(0) == '{' && words.charAt(words.length() - 1) == '}';
        return framed && words.chars().allMatch(c -> isMacroCharacter((char) c));
    }

    private static boolean isMacroCharacter(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "{}$#._ :-".indexOf(c) >= 0;
    }
}
