package io.bridgekeeper.gateway.hook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The integration key of a request whose path has none: {@code Authorization: Bearer KEY}, {@code Authorization: Basic} with
 * the key as the password, {@code X-Integration-Key: KEY}, and where the format's senders know no better the parameter
 * {@code access_token} of the query (<a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.3">RFC 6750</a>).
 */
sealed interface KeyBesidePath {

    /** One key, however often. */
    record Found(String key) implements KeyBesidePath {

        /** Not the key: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Found[]";
        }
    }

    /** None that can be read. */
    record None() implements KeyBesidePath {}

    /** Two or more that differ: which one is meant is not ours to guess. */
    record Different() implements KeyBesidePath {}

    String HEADER = "X-Integration-Key";
    String PARAMETER = "access_token=";

    /**
     * @param authorization every header of that name
     * @param named         every header {@link #HEADER}
     * @param query         undecoded; empty where it may hold none
     */
    static KeyBesidePath of(List<String> authorization, List<String> named, String query) {
        Set<String> keys = new LinkedHashSet<>();
        authorization.forEach(value -> credentials(value).ifPresent(keys::add));
        named.forEach(value -> keys.add(value.strip()));
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(PARAMETER)) {
                keys.add(parameter.substring(PARAMETER.length()));
            }
        }
        keys.remove("");
        if (keys.isEmpty()) {
            return new None();
        }
        return keys.size() == 1 ? new Found(keys.iterator().next()) : new Different();
    }

    /** The query without a key: what reads a body reads the query as well, and may keep it. */
    static String withoutKey(String query) {
        return query.contains(PARAMETER)
                ? Arrays.stream(query.split("&", -1))
                        .filter(parameter -> !parameter.startsWith(PARAMETER))
                        .collect(Collectors.joining("&"))
                : query;
    }

    /** Of another scheme none: it is for somebody else. */
    private static Optional<String> credentials(String authorization) {
        String[] parts = authorization.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(parts[1].strip());
            case "basic" -> password(parts[1].strip());
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
