package io.bridgekeeper.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether an event's golden files are valid, and can still be read and told again. */
final class GoldenCheck {

    /** As the services write and read events. */
    private static final ObjectMapper WIRE = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final EventType event;
    private final JsonNode schema;
    private final List<String> findings = new ArrayList<>();

    private GoldenCheck(EventType event, JsonNode schema) {
        this.event = event;
        this.schema = schema;
    }

    /** Needs a schema; what one must be is {@link SchemaCheck}'s. */
    static List<String> findings(EventType event, ContractFiles files) {
        List<Path> golden = ContractFiles.in(files.goldenFolder(event));
        if (golden.isEmpty()) {
            return List.of("has no golden file: write " + files.goldenFolder(event) + "/first.json");
        }
        GoldenCheck check = new GoldenCheck(event, ContractFiles.read(files.schema(event)));
        List<JsonNode> documents = golden.stream().map(ContractFiles::read).toList();
        for (int i = 0; i < golden.size(); i++) {
            check.checkDocument(golden.get(i).getFileName().toString(), documents.get(i));
        }
        check.checkEveryFieldIsShown(documents);
        return check.findings;
    }

    private void checkDocument(String name, JsonNode document) {
        SchemaCheck.faults(schema, document).forEach(fault -> findings.add(name + " is not valid: " + fault));
        try {
            JsonNode written = WIRE.readTree(WIRE.writeValueAsString(WIRE.treeToValue(document, event.data())));
            SchemaCheck.faults(schema, written)
                    .forEach(fault -> findings.add(name + " is written as what is not valid: " + fault));
            if (!withoutNulls(written).equals(withoutNulls(document))) {
                findings.add(name + " comes back changed: " + written);
            }
        } catch (JsonProcessingException e) {
            findings.add(name + " cannot be read as a " + event.data().getSimpleName() + ": " + e.getOriginalMessage());
        }
    }

    /** One file shows a field, and where the field is optional another leaves it out. */
    private void checkEveryFieldIsShown(List<JsonNode> documents) {
        schema.path("properties").fieldNames().forEachRemaining(field -> {
            if (documents.stream().noneMatch(document -> document.hasNonNull(field))) {
                findings.add("no golden file shows " + field);
            }
            boolean optional = schema.at("/properties/" + field + "/type").isArray();
            if (optional && documents.stream().allMatch(document -> document.hasNonNull(field))) {
                findings.add("no golden file leaves out " + field + ", which is optional");
            }
        });
    }

    /** Absent and null are the same to a reader. */
    private static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(GoldenCheck::removeNulls);
    }
}
