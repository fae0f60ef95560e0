package io.bridgekeeper.gateway.hook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the bytes of a hook into a value: JSON whatever the content type says, or a form where the format takes one.
 *
 * <p>Bounded in depth and in the length of names, texts and numbers; the size of the whole is bounded before.
 */
final class BodyMapper {

    static final int DEPTH = 64;
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

    private BodyMapper() {}

    /** @param query the part after the question mark, undecoded; null where there is none */
    static Body read(byte[] bytes, String contentType, String query, HookFormat format) {
        if (!format.takesForms()) {
            return json(bytes);
        }
        boolean form = isForm(contentType) && !startsLikeJson(bytes);
        Body sent = bytes.length == 0
                ? new Body.Tree(new Json.Struct(Map.of()))
                : form ? FormBody.read(new String(bytes, StandardCharsets.UTF_8)) : json(bytes);
        Body asked = FormBody.read(query == null ? "" : query);
        return merged(asked, sent);
    }

    private static Body merged(Body query, Body sent) {
        return switch (query) {
            case Body.Broken broken -> broken;
            case Body.Tree(Json asked)
            when asked instanceof Json.Struct defaults
                    && sent instanceof Body.Tree(Json value)
                    && value instanceof Json.Struct struct -> {
                Map<String, Json> members = new LinkedHashMap<>(defaults.members());
                members.remove("dryRun");
                members.putAll(struct.members());
                yield new Body.Tree(new Json.Struct(members));
            }
            case Body.Tree ignored -> sent;
        };
    }

    private static boolean isForm(String contentType) {
        return contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
    }

    /** curl's {@code -d} calls everything a form. */
    private static boolean startsLikeJson(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    /** For those who take nothing else. */
    static Body json(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return broken("is empty");
            }
            Json value = value(parser, first);
            return parser.nextToken() == null ? new Body.Tree(value) : broken("has more after its end");
        } catch (StreamConstraintsException e) {
            return broken("goes past a limit: depth " + DEPTH + ", a name of " + NAME + ", a text of " + TEXT
                    + " or a number of " + DIGITS + " characters");
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

    /** Recursion is bounded by {@link #DEPTH}. */
    private static Json value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    members.put(name, value(parser, parser.nextToken()));
                }
                yield new Json.Struct(members);
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(value(parser, next));
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
