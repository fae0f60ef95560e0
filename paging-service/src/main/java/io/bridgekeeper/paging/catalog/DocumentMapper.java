package io.bridgekeeper.paging.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Between YAML or JSON and maps, lists and scalars.
 *
 * <p>What it reads is as large as its text: anchors and aliases, by which a few lines become gigabytes, are faults.
 */
public final class DocumentMapper {

    /** Deeper than any document of ours by far. */
    private static final int DEEPEST = 50;

    private static final int LONGEST_TOLD = 200;
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(CatalogDocument.MOST_BYTES)
            .build();
    private static final JsonFactory JSON_IN =
            JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final YAMLFactory YAML_IN = YAMLFactory.builder()
            .loaderOptions(bounds())
            .streamReadConstraints(BOUNDS)
            .build();
    private static final ObjectMapper JSON_OUT =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    // All texts stay in quotes: "09:00" without them is a number to most readers of YAML.
    private static final ObjectMapper YAML_OUT = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final JsonParser parser;
    private final List<Fault> faults;

    private DocumentMapper(JsonParser parser, List<Fault> faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /**
     * What stands in a text, and what is wrong with its form.
     *
     * @param whole whether it could be read to its end
     */
    public record Trees(List<Object> documents, List<Fault> faults, boolean whole) {}

    /**
     * Reads all documents of a stream; JSON has one.
     *
     * @return up to the first place that cannot be read on from, with every fault up to there
     */
    public static Trees read(CatalogDocument document) {
        List<Object> documents = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        boolean whole = true;
        try (JsonParser parser = open(document)) {
            DocumentMapper mapper = new DocumentMapper(parser, faults);
            while (parser.nextToken() != null) {
                documents.add(mapper.value(""));
            }
        } catch (JsonProcessingException e) {
            faults.add(new Fault(where(e), "is not " + document.format() + ": " + reason(e)));
            whole = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Trees(documents, faults, whole);
    }

    /** @param tree maps, lists and scalars */
    public static String write(Object tree, DocumentFormat format) {
        try {
            return switch (format) {
                case YAML -> YAML_OUT.writeValueAsString(tree);
                case JSON -> JSON_OUT.writeValueAsString(tree);
            };
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same document in this format; as it was given where it is in it already. */
    static CatalogDocument in(DocumentFormat format, CatalogDocument document) {
        if (document.format() == format) {
            return document;
        }
        Trees trees = read(document);
        Object tree = trees.documents().isEmpty() ? Map.of() : trees.documents().getFirst();
        return new CatalogDocument(write(tree, format), format);
    }

    private static LoaderOptions bounds() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(CatalogDocument.MOST_BYTES);
        bounds.setNestingDepthLimit(DEEPEST);
        return bounds;
    }

    private static JsonParser open(CatalogDocument document) throws IOException {
        return switch (document.format()) {
            case YAML -> YAML_IN.createParser(document.text());
            case JSON -> JSON_IN.createParser(document.text());
        };
    }

    private Object value(String path) throws IOException {
        refuseReferences(path);
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(path);
            case START_ARRAY -> list(path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT, FIELD_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE ->
                parser.getText();
        };
    }

    private Map<String, Object> map(String path) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String own = path.isEmpty() ? key : path + "." + key;
            if (map.containsKey(key)) {
                faults.add(new Fault(own, "is there twice, again in " + where(parser.currentTokenLocation())));
            }
            parser.nextToken();
            map.put(key, value(own));
        }
        return map;
    }

    private List<Object> list(String path) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(path + "[" + list.size() + "]"));
        }
        return list;
    }

    private void refuseReferences(String path) throws IOException {
        if (parser instanceof YAMLParser yaml && (yaml.isCurrentAlias() || yaml.getObjectId() != null)) {
            faults.add(new Fault(
                    path, "has an anchor or an alias, which are not read: " + where(parser.currentTokenLocation())));
        }
    }

    private static String where(JsonProcessingException e) {
        // The place of the trouble; what the exception itself has is the place of the last thing that was in order.
        return e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? "line " + (marked.getProblemMark().getLine() + 1) + ", column "
                        + (marked.getProblemMark().getColumn() + 1)
                : where(e.getLocation());
    }

    private static String where(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? Fault.WHOLE
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** One line; the parsers tell a story, with a drawing. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "it goes past a limit, such as " + DEEPEST + " levels";
        }
        String reason = e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining("; "));
        return reason.length() > LONGEST_TOLD ? reason.substring(0, LONGEST_TOLD) + "…" : reason;
    }
}
