package io.bridgekeeper.gateway.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures JSON before anything is made of it: what is deep takes a stack, and what has many keys takes tables, of whoever
 * reads it, many times its own size.
 *
 * <p>One pass that makes nothing of it.
 */
public final class JsonLimitMapper {

    /** Objects and arrays within each other, in hooks as in calls of the API. */
    public static final int DEPTH = 64;

    /** Keys of all objects of a body of 1 MiB: 20 bytes each, and monitoring tools have some 5,000 in it. */
    public static final int KEYS = 50_000;

    /** The same of a catalog of 8 MiB. */
    public static final int CATALOG_KEYS = 400_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            // One more, so that it is this class that says no.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH + 1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /** What there is too much of. */
    public sealed interface Excess {

        /** How many there may be. */
        int limit();

        /** How many there are; of levels at least so many, for reading ends with the first too many. */
        int found();

        /** As it is told to who sent it. */
        default String message() {
            return switch (this) {
                case Levels ignored -> "is nested deeper than " + limit() + " levels";
                case Keys ignored -> "has " + found() + " keys, and may have " + limit();
            };
        }

        /** Objects and arrays within each other. */
        record Levels(int limit, int found) implements Excess {}

        /** Keys of all its objects together. */
        record Keys(int limit, int found) implements Excess {}
    }

    private JsonLimitMapper() {}

    /** @param contentType null where there is none */
    public static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    /**
     * What is too much of it. What is no JSON is measured up to where it breaks; saying so is for who reads it.
     *
     * @param body of a bounded size
     * @param keys how many there may be
     */
    public static Optional<Excess> excess(byte[] body, int keys) {
        int depth = 0;
        int found = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart() && ++depth > DEPTH) {
                    return Optional.of(new Excess.Levels(DEPTH, depth));
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME) {
                    found++;
                }
            }
        } catch (IOException broken) {
            // Counts up to here.
        }
        return found > keys ? Optional.of(new Excess.Keys(keys, found)) : Optional.empty();
    }
}
