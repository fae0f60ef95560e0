package io.bridgekeeper.access.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/** Between YAML or JSON and what stands in it. Anchors and aliases of YAML, by which few lines say much, are faults. */
final class DocumentMapper {

    private static final int DEEPEST = 20;
    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    private static final ObjectMapper JSON = strict(
            new JsonMapper(JsonFactory.builder().streamReadConstraints(BOUNDS).build()));
    private static final YAMLFactory YAML_IN = YAMLFactory.builder()
            .loaderOptions(bounds())
            .streamReadConstraints(BOUNDS)
            .build();
    private static final ObjectMapper YAML = strict(new YAMLMapper(YAML_IN));

    private DocumentMapper() {}

    /** How a document is written. */
    enum Format {
        YAML,
        JSON;

        /** As the table has it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String mediaType() {
            return "application/" + word();
        }

        /** @param mediaType without parameters; empty for what is neither */
        static Optional<Format> of(String mediaType) {
            return switch (mediaType.toLowerCase(Locale.ROOT)) {
                case "application/yaml", "application/x-yaml", "text/yaml" -> Optional.of(YAML);
                case "application/json" -> Optional.of(JSON);
                default -> Optional.empty();
            };
        }
    }

    /** What became of reading a text. */
    sealed interface Text {

        /** @param tree maps, lists and scalars; null for nothing */
        record Read(Object tree) implements Text {}

        record Unreadable(List<Fault> faults) implements Text {}
    }

    static Text read(String text, Format format) {
        try {
            if (format == Format.YAML && refersToItself(text)) {
                return new Text.Unreadable(
                        List.of(new Fault("", "has an anchor or an alias (&x, *x), which are not read")));
            }
            ObjectMapper mapper = format == Format.YAML ? YAML : JSON;
            JsonNode tree = mapper.readTree(text);
            return new Text.Read(tree.isMissingNode() ? null : mapper.treeToValue(tree, Object.class));
        } catch (JsonProcessingException e) {
            return new Text.Unreadable(
                    List.of(new Fault(where(e.getLocation()), "is not " + format + ": " + reason(e))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean refersToItself(String text) throws IOException {
        try (YAMLParser parser = YAML_IN.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                    return true;
                }
            }
            return false;
        }
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private static LoaderOptions bounds() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setNestingDepthLimit(DEEPEST);
        return bounds;
    }

    private static String where(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String reason(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it cannot be read");
    }
}
