package io.bridgekeeper.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Whether an event's JSON Schema says what its record says. */
final class SchemaCheck {

    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final JsonSchema META_SCHEMA = SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012), STRICT);

    /** JSON type and format of what a component of these types looks like; no format is an empty one. */
    private static final Map<Type, List<String>> SCALARS = Map.ofEntries(
            Map.entry(String.class, List.of("string", "")),
            Map.entry(UUID.class, List.of("string", "uuid")),
            Map.entry(Instant.class, List.of("string", "date-time")),
            Map.entry(Duration.class, List.of("string", "duration")),
            Map.entry(int.class, List.of("integer", "")),
            Map.entry(Integer.class, List.of("integer", "")),
            Map.entry(long.class, List.of("integer", "")),
            Map.entry(Long.class, List.of("integer", "")),
            Map.entry(boolean.class, List.of("boolean", "")),
            Map.entry(Boolean.class, List.of("boolean", "")));

    private final JsonNode schema;
    private final List<String> findings = new ArrayList<>();

    private SchemaCheck(JsonNode schema) {
        this.schema = schema;
    }

    static List<String> findings(EventType event, ContractFiles files) {
        Path file = files.schema(event);
        if (!Files.exists(file)) {
            return List.of("has no schema: write " + file);
        }
        SchemaCheck check = new SchemaCheck(ContractFiles.read(file));
        check.checkHead(event);
        check.checkObject("", event.data(), check.schema);
        return check.findings;
    }

    /** What the schema has against a document; formats are asserted. */
    static List<String> faults(JsonNode schema, JsonNode document) {
        return SCHEMAS.getSchema(schema, STRICT).validate(document).stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private void checkHead(EventType event) {
        META_SCHEMA.validate(schema).forEach(fault -> findings.add("is no JSON Schema 2020-12: " + fault));
        expect("$schema", SchemaId.V202012);
        expect("$id", "https://bridgekeeper.io/schema/" + event.type() + ".json");
        expect("title", event.data().getSimpleName());
    }

    private void expect(String key, String value) {
        if (!schema.path(key).asText().equals(value)) {
            findings.add(key + " is " + schema.path(key) + ", not " + value);
        }
    }

    private void checkObject(String path, Class<?> record, JsonNode object) {
        if (!jsonTypes(object).equals(Set.of("object"))) {
            findings.add(path + " is a record and no object: " + object);
            return;
        }
        if (object.has("additionalProperties") || object.has("unevaluatedProperties")) {
            findings.add(path + " closes the object: a reader of today must take the fields of tomorrow");
        }
        List<String> properties = names(object.path("properties"));
        List<String> components = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        if (!properties.equals(components)) {
            findings.add(path + " has the properties " + properties + ", the record " + components);
            return;
        }
        Set<String> required = texts(object.path("required"));
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode property = object.path("properties").path(component.getName());
            String below = path + "/" + component.getName();
            checkPresence(below, component, property, required.contains(component.getName()));
            checkType(below, component.getGenericType(), property);
        }
    }

    private void checkPresence(String path, RecordComponent component, JsonNode property, boolean required) {
        boolean nullable = jsonTypes(property).contains("null");
        if (required == nullable) {
            findings.add(path + " is neither required nor optional: require it, or let it be null");
        }
        if (component.getType().isPrimitive() && !required) {
            findings.add(path + " cannot be absent, it is a " + component.getType());
        }
    }

    private void checkType(String path, Type type, JsonNode property) {
        Set<String> types = jsonTypes(property);
        types.remove("null");
        if (SCALARS.containsKey(type)) {
            List<String> scalar = SCALARS.get(type);
            String format = property.path("format").asText();
            if (!types.equals(Set.of(scalar.getFirst())) || !format.equals(scalar.getLast())) {
                findings.add(path + " is a " + type.getTypeName() + ", its schema says " + property);
            }
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            expectContainer(path, "array", types);
            checkType(path + "/items", list.getActualTypeArguments()[0], property.path("items"));
        } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            expectContainer(path, "object", types);
            checkType(path + "/values", map.getActualTypeArguments()[1], property.path("additionalProperties"));
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            String reference = property.path("$ref").asText();
            if (reference.equals("#/$defs/" + nested.getSimpleName())) {
                checkObject(path, nested, schema.at(reference.substring(1)));
            } else {
                findings.add(path + " is a " + nested.getSimpleName() + ", its schema says " + property);
            }
        } else {
            findings.add(path + " is a " + type.getTypeName() + ", for which contracts have no JSON");
        }
    }

    private void expectContainer(String path, String expected, Set<String> types) {
        if (!types.equals(Set.of(expected))) {
            findings.add(path + " is no " + expected + " but " + types);
        }
    }

    private static Set<String> jsonTypes(JsonNode node) {
        JsonNode type = node.path("type");
        return type.isTextual() ? new TreeSet<>(Set.of(type.asText())) : texts(type);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
