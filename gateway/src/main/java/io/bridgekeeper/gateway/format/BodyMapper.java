package io.bridgekeeper.gateway.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns bytes into a value.
 *
 * <p>Bounded in depth, in the number of keys, and in the length of names, texts and numbers; the size of the whole is bounded before.
 */
public final class BodyMapper implements Parser {

    static final int DEPTH = JsonLimitMapper.DEPTH;
    static final int KEYS = JsonLimitMapper.KEYS;
    static final int TEXT = 512 * 1024;
    static final int NAME = 1024;
    static final int DIGITS = 128;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(TEXT)
                    .maxNameLength(NAME)
                    .maxNumberLength(DIGITS)
                    .build())
            // Interned names would let senders fill a table that is never emptied.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    @Override
    public Body json(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return broken("is empty");
            }
            Json value = new Reading(parser).value(first);
            return parser.nextToken() == null ? new Body.Tree(value) : broken("has more after its end");
        } catch (StreamConstraintsException e) {
            return broken("goes past a limit: depth " + DEPTH + ", " + KEYS + " keys, a name of " + NAME
                    + ", a text of " + TEXT + " or a number of " + DIGITS + " characters");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return broken(
                    at == null
                            ? "is not JSON"
                            : "is not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
        } catch (IOException e) {
            return broken("is not JSON: its characters cannot be read");
        }
    }

    private static Body broken(String message) {
        return new Body.Broken(new Fault("", message));
    }

    private static final class Reading {
        private final JsonParser parser;
        private int keys;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        /** Recursion is bounded by {@link #DEPTH}. */
        Json value(JsonToken token) throws IOException {
            return switch (token) {
                case START_OBJECT -> {
                    Map<String, Json> members = new LinkedHashMap<>();
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        if (++keys > KEYS) {
                            throw new StreamConstraintsException("too many keys");
                        }
                        String name = parser.currentName();
                        members.put(name, value(parser.nextToken()));
                    }
                    yield new Json.Struct(members);
                }
                case START_ARRAY -> {
                    List<Json> items = new ArrayList<>();
                    for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                        items.add(value(next));
                    }
                    yield new Json.Items(items);
                }
                case VALUE_STRING -> new Json.Text(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Digits(parser.getText());
                case VALUE_TRUE -> new Json.Truth(true);
                case VALUE_FALSE -> new Json.Truth(false);
                case VALUE_NULL -> Json.Nothing.NULL;
                case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("no JSON value begins with " + token);
            };
        }
    }
}
