package io.bridgekeeper.paging.backstage;

import io.bridgekeeper.paging.backstage.Owners.Owner;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Proposes a catalog out of the entities of Backstage and the catalog that there is.
 *
 * <p>What people said in the catalog stays: a system that is there gets further runbooks and dependences, and nothing of
 * it changes. What Backstage does not know, such as which signals belong to a system, is not guessed but listed.
 */
final class BackstageImport {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern RUNBOOK = Pattern.compile("run-?book|play-?book", Pattern.CASE_INSENSITIVE);

    /** Of entities with the same name, the first of these has it as its id. */
    private static final List<String> BY_RANK = List.of("component", "system", "resource");

    private final Map<String, Object> catalog;
    private final Map<String, Map<String, Object>> systems = new LinkedHashMap<>();
    private final Set<String> old;
    private final Map<EntityRef, String> ids = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<NotUnderstood> notUnderstood = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();

    private BackstageImport(Map<String, Object> current) {
        catalog = new LinkedHashMap<>(current);
        for (Map<String, Object> system : entries(current.get("systems"))) {
            systems.put(String.valueOf(system.get("id")), system);
        }
        old = Set.copyOf(systems.keySet());
    }

    /**
     * @param documents of the stream, in its order
     * @param current   the catalog as its document says it; empty where there is none
     */
    static Proposal propose(List<Object> documents, Map<String, Object> current) {
        return new BackstageImport(current).propose(documents);
    }

    private Proposal propose(List<Object> documents) {
        List<Entity> entities = EntityReader.read(documents, notUnderstood);
        List<Map<String, Object>> people = new ArrayList<>(entries(catalog.get("people")));
        Owners owners = new Owners(
                people.stream().map(person -> String.valueOf(person.get("id"))).collect(Collectors.toSet()), entities);
        List<Entity> parts = entities.stream()
                .filter(entity -> EntityReader.SYSTEMS.contains(entity.ref().kind()))
                .toList();
        BY_RANK.forEach(kind -> parts.stream()
                .filter(entity -> entity.ref().kind().equals(kind))
                .forEach(this::identify));
        List<Entity> known =
                parts.stream().filter(entity -> ids.containsKey(entity.ref())).toList();
        known.forEach(entity -> systems.computeIfAbsent(ids.get(entity.ref()), id -> fresh(id, entity)));
        Map<String, Integer> places = new HashMap<>();
        systems.keySet().forEach(id -> places.put(id, places.size()));
        for (Entity entity : known) {
            own(entity, owners, places.get(ids.get(entity.ref())));
            link(entity);
            depend(entity);
        }
        owners.others()
                .forEach(user -> notUnderstood.add(
                        user.notUnderstood("", "is nobody's one owner here, and is not carried over")));
        people.addAll(owners.newPeople());
        catalog.put("people", people);
        catalog.put("systems", List.copyOf(systems.values()));
        return new Proposal(catalog, List.copyOf(missing), List.copyOf(notUnderstood));
    }

    private void identify(Entity entity) {
        String id = entity.ref().id();
        if (taken.contains(id)) {
            id = id + "-" + entity.ref().kind();
        }
        if (ID.matcher(id).matches() && taken.add(id)) {
            ids.put(entity.ref(), id);
        } else {
            note(
                    entity,
                    "metadata.name",
                    "gives no id of its own for a system: " + id + "; the document is passed over");
        }
    }

    private static Map<String, Object> fresh(String id, Entity entity) {
        Map<String, Object> system = new LinkedHashMap<>();
        system.put("id", id);
        system.put("name", entity.title());
        return system;
    }

    private void own(Entity entity, Owners owners, int at) {
        String id = ids.get(entity.ref());
        Map<String, Object> system = systems.get(id);
        Owner owner = owners.of(entity);
        if (old.contains(id)) {
            if (!(owner instanceof Owner.OnePerson(String person) && person.equals(system.get("productOwner")))) {
                note(
                        entity,
                        "spec.owner",
                        "is left aside: the catalog has " + system.get("productOwner") + " as the product owner of "
                                + id);
            }
            return;
        }
        switch (owner) {
            case Owner.OnePerson(String person) -> system.put("productOwner", person);
            case Owner.Nobody(String why) -> missing(entity, at, "productOwner", why);
        }
        missing(entity, at, "tier", "is not known to Backstage: 1 (most important) to 4");
        missing(entity, at, "matchers", "are not known to Backstage: by which labels signals belong to it");
        missing(
                entity,
                at,
                "serviceOwner",
                "is not known to Backstage: the policy that is called; without one, the fallback is");
    }

    private void missing(Entity entity, int at, String field, String what) {
        missing.add(new Missing(
                ids.get(entity.ref()),
                "systems[" + at + "]." + field,
                entity.ref().toString(),
                what));
    }

    private void link(Entity entity) {
        Map<String, Object> system = systems.get(ids.get(entity.ref()));
        Object links = entity.metadata().get("links");
        if (!(links instanceof List<?> list)) {
            if (links != null) {
                note(entity, "metadata.links", "is no list");
            }
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            Map<String, Object> link = EntityReader.map(list.get(i));
            String path = "metadata.links[" + i + "]";
            String url = text(link, "url");
            String told = text(link, "title") + " " + text(link, "type") + " " + text(link, "icon");
            if (!RUNBOOK.matcher(told).find()) {
                note(entity, path, "is no runbook by its type, title or icon");
            } else if (!isAddress(url)) {
                note(entity, path + ".url", "is no absolute http or https address");
            } else {
                Map<String, Object> runbook = new LinkedHashMap<>();
                runbook.put("title", text(link, "title").isBlank() ? url : text(link, "title"));
                runbook.put("url", url);
                add(
                        system,
                        "runbooks",
                        runbook,
                        entries(system.get("runbooks")).stream().anyMatch(there -> url.equals(there.get("url"))));
            }
        }
    }

    private void depend(Entity entity) {
        String id = ids.get(entity.ref());
        List<String> dependsOn = entity.texts("dependsOn");
        for (int i = 0; i < dependsOn.size(); i++) {
            find(entity, "spec.dependsOn[" + i + "]", dependsOn.get(i), Optional.empty())
                    .ifPresent(other -> depend(id, other));
        }
        List<String> dependencyOf = entity.texts("dependencyOf");
        for (int i = 0; i < dependencyOf.size(); i++) {
            find(entity, "spec.dependencyOf[" + i + "]", dependencyOf.get(i), Optional.empty())
                    .ifPresent(other -> depend(other, id));
        }
        entity.text("system")
                .flatMap(text -> find(entity, "spec.system", text, Optional.of("system")))
                .ifPresent(whole -> depend(whole, id));
    }

    private void depend(String id, String on) {
        Map<String, Object> system = systems.get(id);
        add(system, "dependsOn", on, system.get("dependsOn") instanceof List<?> there && there.contains(on));
    }

    /** The id of another system, of the stream or of the catalog. */
    private Optional<String> find(Entity entity, String path, String text, Optional<String> defaultKind) {
        Optional<EntityRef> ref =
                EntityRef.parse(text, defaultKind, entity.ref().namespace());
        if (ref.isEmpty()) {
            note(entity, path, "is no reference, or names no kind: " + text);
            return Optional.empty();
        }
        if (ref.get().equals(entity.ref())) {
            note(entity, path, "is the entity itself");
            return Optional.empty();
        }
        Optional<String> found = Optional.ofNullable(ids.get(ref.get()))
                .or(() -> Optional.of(ref.get().id())
                        .filter(id -> EntityReader.SYSTEMS.contains(ref.get().kind()) && old.contains(id)));
        if (found.isEmpty()) {
            note(
                    entity,
                    path,
                    "is neither a system of the catalog nor a Component, Resource or System here: " + ref.get());
        }
        return found;
    }

    private void note(Entity entity, String path, String what) {
        notUnderstood.add(entity.notUnderstood(path, what));
    }

    private static void add(Map<String, Object> system, String field, Object entry, boolean isThere) {
        if (isThere) {
            return;
        }
        List<Object> list = new ArrayList<>();
        if (system.get(field) instanceof List<?> there) {
            list.addAll(there);
        }
        list.add(entry);
        system.put(field, list);
    }

    private static String text(Map<String, Object> map, String field) {
        return map.get(field) instanceof String text ? text : "";
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null
                    && Set.of("http", "https")
                            .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Map<String, Object>> entries(Object list) {
        List<Map<String, Object>> entries = new ArrayList<>();
        if (list instanceof List<?> values) {
            values.forEach(value -> entries.add(EntityReader.map(value)));
        }
        return entries;
    }
}
