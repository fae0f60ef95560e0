package io.bridgekeeper.gateway.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Makes one OpenAPI document of several, so that one client can be generated for the whole platform.
 *
 * <p>Names are as stable as can be: an operation's id begins with its service, and a component keeps its name unless
 * services mean different things by it, when each of them gets it with its service's name before. Only what can be called
 * is left in, with the components that it needs.
 */
final class MergedApi {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String REF = "#/components/";
    private static final String TOO_MANY = "TooManyRequests";
    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";

    /** What the gateway answers itself is not kept for who asks again. */
    static final String OURSELVES = "gateway";

    private static final String SCHEMES = "securitySchemes";

    /** The name of one thing below {@code components}, such as {@code schemas} and {@code Incident}. */
    private record Name(String section, String name) {}

    private final Map<String, Map<String, Object>> documents;
    private final Set<String> away;
    private final BiPredicate<String, String> reaches;
    private final Set<Name> ambiguous;

    private MergedApi(
            Map<String, Map<String, Object>> documents, Set<String> away, BiPredicate<String, String> reaches) {
        this.documents = documents;
        this.away = away;
        this.reaches = reaches;
        this.ambiguous = ambiguous(documents.values());
    }

    /**
     * @param documents by service, as JSON objects; also what is known from before of those that are away, so that names
     *                  do not change when one goes
     * @param away      whose paths are left out; named in {@code x-bridgekeeper-missing}
     * @param reaches   of a service and a path, whether calls get through
     */
    static Map<String, Object> of(
            Map<String, Map<String, Object>> documents, Set<String> away, BiPredicate<String, String> reaches) {
        return new MergedApi(documents, away, reaches).merged();
    }

    private Map<String, Object> merged() {
        Map<String, Object> paths = new TreeMap<>();
        Map<String, Object> components = new LinkedHashMap<>();
        Map<String, Object> tags = new TreeMap<>();
        documents.forEach((service, document) -> {
            if (!away.contains(service)) {
                Map<String, Object> ofService = paths(service, document);
                paths.putAll(ofService);
                tags(service, document, ofService).forEach(tags::putIfAbsent);
                add(components, components(service, document, ofService));
                if (!service.equals(OURSELVES)) {
                    ofService.forEach(MergedApi::mayBeRepeated);
                }
            }
        });
        paths.values().forEach(item -> operations(item).values().forEach(MergedApi::mayBeTooMany));
        section(components, "responses").put(TOO_MANY, tooMany());
        section(components, "parameters").put(IDEMPOTENCY_KEY, idempotencyKey());
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("openapi", "3.1.0");
        whole.put(
                "info",
                Map.of(
                        "title",
                        "Bridgekeeper",
                        "version",
                        "1",
                        "description",
                        "Everything that can be asked of the gateway, of all its services"));
        whole.put("servers", List.of(Map.of("url", "/")));
        whole.put("tags", List.copyOf(tags.values()));
        whole.put("paths", paths);
        whole.put("components", components);
        whole.put("x-bridgekeeper-missing", List.copyOf(new TreeSet<>(away)));
        return whole;
    }

    /** The gateway counts every call, whatever its service says of it; what somebody says of 429 themselves stands. */
    private static void mayBeTooMany(Map<String, Object> operation) {
        Map<String, Object> responses = new LinkedHashMap<>(object(operation.get("responses")));
        responses.putIfAbsent("429", Map.of("$ref", REF + "responses/" + TOO_MANY));
        operation.put("responses", responses);
    }

    private static Map<String, Object> tooMany() {
        return Map.of(
                "description",
                "You ask too often; ask again later",
                "headers",
                Map.of(
                        "Retry-After", header("integer", "In how many seconds asking again makes sense"),
                        "RateLimit", header("string", "What is left: r calls now, all of them in t seconds"),
                        "RateLimit-Policy",
                                header("string", "What there is: q calls at once, whole again in w seconds")),
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("type", "object"))));
    }

    /** All services keep their answers to it, in one way (module idempotency), and so none describes it. */
    private static void mayBeRepeated(String path, Object item) {
        Map<String, Object> post = operations(item).get("post");
        if (post != null && path.startsWith("/api/")) {
            List<Object> parameters =
                    new ArrayList<>(post.get("parameters") instanceof List<?> some ? some : List.of());
            parameters.add(Map.of("$ref", REF + "parameters/" + IDEMPOTENCY_KEY));
            post.put("parameters", parameters);
        }
    }

    private static Map<String, Object> idempotencyKey() {
        return Map.of(
                "name",
                "Idempotency-Key",
                "in",
                "header",
                "required",
                false,
                "description",
                "Made up by you, such as a UUID: the same again is done once and answered as before, for a day",
                "schema",
                Map.of("type", "string", "minLength", 1, "maxLength", 255));
    }

    private static Map<String, Object> header(String type, String description) {
        return Map.of("description", description, "schema", Map.of("type", type));
    }

    private Map<String, Object> paths(String service, Map<String, Object> document) {
        Map<String, Object> kept = new LinkedHashMap<>();
        object(document.get("paths")).forEach((path, item) -> {
            if (reaches.test(service, path)) {
                kept.put(path, renamed(service, item));
            }
        });
        Map<String, Integer> uses = new LinkedHashMap<>();
        kept.values()
                .forEach(item -> operations(item)
                        .values()
                        .forEach(operation -> Optional.ofNullable(operation.get("operationId"))
                                .ifPresent(id -> uses.merge((String) id, 1, Integer::sum))));
        kept.forEach((path, item) -> operations(item).forEach((method, operation) -> {
            Object id = operation.get("operationId");
            boolean unique = id != null && uses.get(id) == 1;
            operation.put(
                    "operationId", service + "_" + (unique ? id : method + path.replaceAll("[^A-Za-z0-9]+", "_")));
            operation.put(
                    "tags",
                    operation.get("tags") instanceof List<?> some && !some.isEmpty()
                            ? some.stream().map(tag -> tag(service, tag)).toList()
                            : List.of(service));
            // What the whole document demands of a caller would be lost with it.
            if (document.containsKey("security")) {
                operation.putIfAbsent("security", security(service, document.get("security")));
            }
        }));
        return kept;
    }

    private static Map<String, Object> tags(String service, Map<String, Object> document, Map<String, Object> paths) {
        Map<String, Object> described = new LinkedHashMap<>();
        if (document.get("tags") instanceof List<?> some) {
            some.forEach(tag -> {
                Map<String, Object> copy = new LinkedHashMap<>(object(tag));
                copy.put("name", tag(service, copy.get("name")));
                described.put((String) copy.get("name"), copy);
            });
        }
        Map<String, Object> used = new LinkedHashMap<>();
        paths.values()
                .forEach(item -> operations(item)
                        .values()
                        .forEach(operation -> ((List<?>) operation.get("tags"))
                                .forEach(name ->
                                        used.put((String) name, described.getOrDefault(name, Map.of("name", name))))));
        return used;
    }

    private static String tag(String service, Object name) {
        return service + ": " + name;
    }

    /** Those that the paths need, and that these need in turn. */
    private Map<String, Object> components(String service, Map<String, Object> document, Map<String, Object> paths) {
        Map<String, Object> all = new LinkedHashMap<>();
        object(document.get("components")).forEach((section, content) -> {
            Map<String, Object> ofSection = new LinkedHashMap<>();
            object(content)
                    .forEach((name, component) ->
                            ofSection.put(name(service, new Name(section, name)), renamed(service, component)));
            all.put(section, ofSection);
        });
        Set<Name> needed = new LinkedHashSet<>();
        List<Object> open = new ArrayList<>(List.of(paths));
        while (!open.isEmpty()) {
            for (Name name : names(open.removeLast())) {
                Object component = object(all.get(name.section())).get(name.name());
                if (component != null && needed.add(name)) {
                    open.add(component);
                }
            }
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        needed.forEach(name -> section(kept, name.section())
                .put(name.name(), object(all.get(name.section())).get(name.name())));
        return kept;
    }

    private static void add(Map<String, Object> whole, Map<String, Object> more) {
        more.forEach((section, content) -> section(whole, section).putAll(object(content)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> components, String section) {
        return (Map<String, Object>) components.computeIfAbsent(section, _ -> new TreeMap<String, Object>());
    }

    /** A name is ambiguous where services differ in what it stands for, or in what something in that stands for. */
    private static Set<Name> ambiguous(Collection<Map<String, Object>> documents) {
        Map<Name, List<Object>> meanings = new LinkedHashMap<>();
        documents.forEach(document -> object(document.get("components"))
                .forEach((section, content) -> object(content)
                        .forEach((name, component) -> meanings.computeIfAbsent(
                                        new Name(section, name), _ -> new ArrayList<>())
                                .add(component))));
        Set<Name> found = new LinkedHashSet<>();
        meanings.forEach((name, several) -> {
            if (several.stream().anyMatch(one -> !Objects.equals(one, several.getFirst()))) {
                found.add(name);
            }
        });
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Name, List<Object>> entry : meanings.entrySet()) {
                more |= entry.getValue().size() > 1
                        && names(entry.getValue().getFirst()).stream().anyMatch(found::contains)
                        && found.add(entry.getKey());
            }
        }
        return found;
    }

    private String name(String service, Name name) {
        return ambiguous.contains(name)
                ? service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + name.name()
                : name.name();
    }

    /** A copy with the names that things have in the whole document. */
    private Object renamed(String service, Object value) {
        return copy(
                value,
                ref -> named(ref)
                        .map(name -> REF + name.section() + "/" + name(service, name))
                        .orElse(ref),
                requirement -> security(service, requirement));
    }

    private Object security(String service, Object requirements) {
        if (!(requirements instanceof List<?> several)) {
            return requirements;
        }
        return several.stream()
                .map(one -> {
                    Map<String, Object> renamed = new LinkedHashMap<>();
                    object(one)
                            .forEach((scheme, scopes) -> renamed.put(name(service, new Name(SCHEMES, scheme)), scopes));
                    return (Object) renamed;
                })
                .toList();
    }

    private static Object copy(Object value, UnaryOperator<String> refs, UnaryOperator<Object> security) {
        if (value instanceof List<?> several) {
            return several.stream().map(one -> copy(one, refs, security)).toList();
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        object(value)
                .forEach((key, member) -> copy.put(
                        key,
                        key.equals("$ref") && member instanceof String ref
                                ? refs.apply(ref)
                                : key.equals("security") && member instanceof List<?>
                                        ? security.apply(member)
                                        : key.equals("mapping") && member instanceof Map<?, ?>
                                                ? mapping(object(member), refs)
                                                : copy(member, refs, security)));
        return copy;
    }

    /** Of a discriminator: its values are references too. */
    private static Map<String, Object> mapping(Map<String, Object> values, UnaryOperator<String> refs) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((key, ref) -> copy.put(key, ref instanceof String text ? refs.apply(text) : ref));
        return copy;
    }

    /** Everything below {@code components} that this names, not what those name. */
    private static Set<Name> names(Object value) {
        Set<Name> names = new LinkedHashSet<>();
        copy(
                value,
                ref -> {
                    named(ref).ifPresent(names::add);
                    return ref;
                },
                requirements -> {
                    ((List<?>) requirements)
                            .forEach(one ->
                                    object(one).keySet().forEach(scheme -> names.add(new Name(SCHEMES, scheme))));
                    return requirements;
                });
        return names;
    }

    private static Optional<Name> named(String ref) {
        int slash = ref.indexOf('/', REF.length());
        return ref.startsWith(REF) && slash > 0
                ? Optional.of(new Name(ref.substring(REF.length(), slash), ref.substring(slash + 1)))
                : Optional.empty();
    }

    private static Map<String, Map<String, Object>> operations(Object item) {
        Map<String, Map<String, Object>> operations = new LinkedHashMap<>();
        object(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.put(method, object(operation));
            }
        });
        return operations;
    }

    /** Empty where the value is no JSON object. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }
}
