package io.bridgekeeper.paging.backstage;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the one person behind an owner, who may be a group there and never is one here. */
final class Owners {

    private final Set<String> known;
    private final Map<EntityRef, Entity> users = new LinkedHashMap<>();
    private final Map<EntityRef, Set<EntityRef>> members = new HashMap<>();
    private final Set<EntityRef> called = new LinkedHashSet<>();

    /** @param known ids of the people of the catalog */
    Owners(Set<String> known, List<Entity> entities) {
        this.known = known;
        for (Entity entity : entities) {
            String namespace = entity.ref().namespace();
            if (entity.ref().kind().equals("user")) {
                users.put(entity.ref(), entity);
                for (String group : entity.texts("memberOf")) {
                    EntityRef.parse(group, Optional.of("group"), namespace)
                            .ifPresent(ref -> membersOf(ref).add(entity.ref()));
                }
            } else if (entity.ref().kind().equals("group")) {
                membersOf(entity.ref());
                for (String member : entity.texts("members")) {
                    EntityRef.parse(member, Optional.of("user"), namespace).ifPresent(membersOf(entity.ref())::add);
                }
            }
        }
    }

    /** Who an entity's owner is, or why that is no one person. */
    sealed interface Owner {
        record OnePerson(String id) implements Owner {}

        record Nobody(String why) implements Owner {}
    }

    Owner of(Entity entity) {
        Optional<String> text = entity.text("owner");
        if (text.isEmpty()) {
            return new Owner.Nobody("names no owner in Backstage");
        }
        Optional<EntityRef> ref =
                EntityRef.parse(text.get(), Optional.of("group"), entity.ref().namespace());
        if (ref.isEmpty()) {
            return new Owner.Nobody("has an owner that is no reference: " + text.get());
        }
        return switch (ref.get().kind()) {
            case "user" -> person(ref.get());
            case "group" -> group(ref.get());
            default -> new Owner.Nobody("is owned by " + ref.get() + ", which is neither a user nor a group");
        };
    }

    /** Those who were found to own something and are not in the catalog yet, as entries of its document. */
    List<Map<String, Object>> newPeople() {
        return called.stream().map(ref -> entry(users.get(ref))).toList();
    }

    /** Of the stream, who owns nothing alone. */
    List<Entity> others() {
        return users.values().stream()
                .filter(user -> !called.contains(user.ref())
                        && !known.contains(user.ref().id()))
                .toList();
    }

    private Owner person(EntityRef user) {
        if (known.contains(user.id())) {
            return new Owner.OnePerson(user.id());
        }
        if (users.containsKey(user) && email(users.get(user)).isPresent()) {
            called.add(user);
            return new Owner.OnePerson(user.id());
        }
        return new Owner.Nobody(
                "is owned by " + user + ", who is not in the catalog, nor here as a User with an e-mail address");
    }

    private Owner group(EntityRef group) {
        Set<EntityRef> people = members.getOrDefault(group, Set.of());
        if (people.size() == 1) {
            return person(people.iterator().next());
        }
        return new Owner.Nobody(
                people.isEmpty()
                        ? "is owned by " + group + ", whose members are not given, and needs one person"
                        : "is owned by " + group + " and needs one person of it: "
                                + people.stream().map(EntityRef::id).collect(Collectors.joining(", ")));
    }

    private Set<EntityRef> membersOf(EntityRef group) {
        return members.computeIfAbsent(
                group, ref -> new TreeSet<>((a, b) -> a.toString().compareTo(b.toString())));
    }

    private static Optional<String> email(Entity user) {
        return EntityReader.map(user.spec().get("profile")).get("email") instanceof String email
                        && email.matches("[^@\\s]+@[^@\\s]+")
                ? Optional.of(email)
                : Optional.empty();
    }

    private static Map<String, Object> entry(Entity user) {
        Object name = EntityReader.map(user.spec().get("profile")).get("displayName");
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", user.ref().id());
        entry.put("name", name instanceof String text && !text.isBlank() ? text : user.title());
        entry.put("contacts", List.of(Map.of("email", email(user).orElseThrow())));
        return entry;
    }
}
