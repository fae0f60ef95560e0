package io.bridgekeeper.gateway.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.gateway.format.generic.GenericFormat;
import io.bridgekeeper.gateway.format.mapping.MappedFormat;
import io.bridgekeeper.gateway.format.mapping.MappingMapper;
import io.bridgekeeper.gateway.format.mapping.ReadMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the person who wires a free JSON tool up would write, from the hint that its sample carries. */
final class HintedMapping {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HintedMapping() {}

    /** By the hint where a generic body carries one, else by its own format. */
    static Reading read(Fixture fixture) {
        JsonNode hint = fixture.expect().path("mapping_hint");
        if (hint.isMissingNode() || !(fixture.format() instanceof GenericFormat)) {
            return fixture.read();
        }
        String written = mapping(hint, fixture.expect().path("signals").path(0)).toString();
        return switch (MappingMapper.read(written)) {
            case ReadMapping.Usable usable -> new MappedFormat("hinted", usable.mapping()).read(fixture.sent());
            case ReadMapping.Faulty faulty -> throw new AssertionError(written + ": " + faulty.faults());
        };
    }

    private static ObjectNode mapping(JsonNode hint, JsonNode expected) {
        ObjectNode mapping = JSON.createObjectNode();
        mapping.put("title", firstOf(hint.get("title")));
        put(mapping, "dedupKey", hint.path("dedup"));
        put(mapping, "severity", hint.path("severity"));
        put(mapping, "startsAt", hint.path("startsAt"));
        put(mapping, "evidence", hint.path("message"));
        put(mapping, "labels", hint.path("labels"));
        if (hint.has("each")) {
            mapping.put("signals", expression(hint.get("each").asText()));
        }
        List<String> labels = new ArrayList<>();
        expected.path("labels_subset").fieldNames().forEachRemaining(labels::add);
        if (!hint.has("labels") && !labels.isEmpty()) {
            mapping.put(
                    "labels",
                    labels.stream().map(label -> label + ": " + label).collect(Collectors.joining(", ", "{", "}")));
        }
        mapping.set("state", state(hint.path("state")));
        return mapping;
    }

    private static ObjectNode state(JsonNode hint) {
        ObjectNode table = JSON.createObjectNode();
        put(table, "from", hint.path("path"));
        for (String state : List.of("firing", "acknowledged", "resolved", "info")) {
            if (hint.has(state)) {
                ArrayNode words = table.putArray(state);
                hint.get(state).forEach(word -> words.add(word.asText()));
            }
        }
        table.put("otherwise", hint.path("default").asText("fault"));
        return table;
    }

    private static void put(ObjectNode mapping, String name, JsonNode paths) {
        if (!paths.isMissingNode()) {
            mapping.put(name, firstOf(paths));
        }
    }

    private static String firstOf(JsonNode paths) {
        List<String> expressions = new ArrayList<>();
        paths.forEach(path -> expressions.add(expression(path.asText())));
        return String.join(" || ", expressions);
    }

    /** A path such as {@code $.a.b}, or {@code $.a + $.b} for a key of two parts; what stands in brackets is for people. */
    private static String expression(String path) {
        String bare = path.replaceFirst(" \\(.*\\)$", "").replace("$.", "");
        return bare.contains(" + ") ? "[" + bare.replace(" + ", ", ") + "]" : bare;
    }
}
