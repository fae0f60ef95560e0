package io.bridgekeeper.paging.phone;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of a callback.
 *
 * @param fields by name, each with all its values
 */
record PhoneForm(SortedMap<String, SortedSet<String>> fields) {

    /** @return empty where it is no form */
    static Optional<PhoneForm> read(String body) {
        SortedMap<String, SortedSet<String>> fields = new TreeMap<>();
        try {
            for (String pair : body.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.computeIfAbsent(decoded(pair.substring(0, equals)), name -> new TreeSet<>())
                            .add(decoded(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new PhoneForm(Collections.unmodifiableSortedMap(fields)));
    }

    /** Blank where it is missing. */
    String text(String name) {
        // PostgreSQL keeps no NUL.
        return fields.containsKey(name) ? fields.get(name).first().replace("\0", "") : "";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Neither numbers nor words: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "PhoneForm" + fields.keySet();
    }
}
