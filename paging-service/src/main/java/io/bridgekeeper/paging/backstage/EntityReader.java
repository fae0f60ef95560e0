package io.bridgekeeper.paging.backstage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads entities out of the documents of a stream, and notes what nobody will ask them for. */
final class EntityReader {

    /** What becomes a system. */
    static final Set<String> SYSTEMS = Set.of("component", "resource", "system");

    private static final Set<String> KINDS = Set.of("component", "resource", "system", "user", "group");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
    private static final Set<String> KNOWN = Set.of("apiVersion", "kind", "metadata", "spec");
    private static final Set<String> KNOWN_OF_METADATA = Set.of("name", "namespace", "title", "links");
    private static final Map<String, Set<String>> KNOWN_OF_SPEC = Map.of(
            "component", Set.of("owner", "system", "dependsOn", "dependencyOf"),
            "resource", Set.of("owner", "system", "dependsOn", "dependencyOf"),
            "system", Set.of("owner"),
            "user", Set.of("profile", "memberOf"),
            "group", Set.of("members"));
    private static final Set<String> KNOWN_OF_PROFILE = Set.of("displayName", "email");
    private static final String NOT_CARRIED_OVER = "is not carried over";

    private final List<Entity> entities = new ArrayList<>();
    private final List<NotUnderstood> notUnderstood;
    private final Set<EntityRef> seen = new HashSet<>();

    private EntityReader(List<NotUnderstood> notUnderstood) {
        this.notUnderstood = notUnderstood;
    }

    /** @param notUnderstood is added to */
    static List<Entity> read(List<Object> documents, List<NotUnderstood> notUnderstood) {
        EntityReader reader = new EntityReader(notUnderstood);
        for (int i = 0; i < documents.size(); i++) {
            reader.read(i, documents.get(i));
        }
        return List.copyOf(reader.entities);
    }

    private void read(int document, Object tree) {
        if (tree == null || "".equals(tree)) {
            return;
        }
        if (!(tree instanceof Map<?, ?> map)) {
            note(document, "", "is no entity");
            return;
        }
        if (!String.valueOf(map.get("apiVersion")).startsWith("backstage.io/v1")) {
            note(
                    document,
                    "apiVersion",
                    "must be backstage.io/v1alpha1 or backstage.io/v1beta1; the document is passed over");
            return;
        }
        String kind = String.valueOf(map.get("kind")).toLowerCase(Locale.ROOT);
        if (!KINDS.contains(kind)) {
            note(document, "kind", "is none of Component, Resource, System, User, Group; the document is passed over");
            return;
        }
        Map<String, Object> metadata = map(map.get("metadata"));
        String name = metadata.get("name") instanceof String text ? text : "";
        String namespace = String.valueOf(metadata.getOrDefault("namespace", EntityRef.DEFAULT_NAMESPACE));
        if (!NAME.matcher(name).matches() || !NAME.matcher(namespace).matches()) {
            note(
                    document,
                    "metadata.name",
                    "is no name of an entity, or its namespace is none; the document is passed over");
            return;
        }
        Entity entity = new Entity(document, new EntityRef(kind, namespace, name), metadata, map(map.get("spec")));
        if (!seen.add(entity.ref())) {
            note(
                    document,
                    "metadata.name",
                    "is that of an earlier document: " + entity.ref() + "; this one is passed over");
            return;
        }
        entities.add(entity);
        noteRest(entity, map);
    }

    private void noteRest(Entity entity, Map<?, ?> map) {
        String kind = entity.ref().kind();
        noteOthers(entity, "", map(map), KNOWN);
        noteOthers(entity, "metadata.", entity.metadata(), KNOWN_OF_METADATA);
        noteOthers(entity, "spec.", entity.spec(), KNOWN_OF_SPEC.get(kind));
        if (kind.equals("user")) {
            noteOthers(entity, "spec.profile.", map(entity.spec().get("profile")), KNOWN_OF_PROFILE);
        }
        if (!SYSTEMS.contains(kind) && entity.metadata().containsKey("links")) {
            note(entity.document(), "metadata.links", NOT_CARRIED_OVER);
        }
    }

    private void noteOthers(Entity entity, String path, Map<String, Object> map, Set<String> known) {
        map.forEach((key, value) -> {
            if (known.contains(key)) {
                return;
            }
            boolean isMapOfLines = value instanceof Map<?, ?> lines
                    && !lines.isEmpty()
                    && Set.of("annotations", "labels").contains(key);
            if (isMapOfLines) {
                map(value)
                        .keySet()
                        .forEach(line -> note(entity.document(), path + key + "['" + line + "']", NOT_CARRIED_OVER));
            } else {
                note(entity.document(), path + key, NOT_CARRIED_OVER);
            }
        });
    }

    private void note(int document, String path, String what) {
        notUnderstood.add(new NotUnderstood(document, path, what));
    }

    /** The map that stands there; an empty one for anything else. */
    static Map<String, Object> map(Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> copy.put(String.valueOf(key), entry));
        }
        return copy;
    }
}
