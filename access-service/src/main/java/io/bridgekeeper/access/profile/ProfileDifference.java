package io.bridgekeeper.access.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a document changes of the one before.
 *
 * @param added              ids
 * @param changed            ids and which of their fields
 * @param removed            ids; where the catalog has a profile of the same id, that one counts again
 * @param insteadOfCatalog   ids that the catalog has too: the document's profile counts
 */
record ProfileDifference(
        List<String> added, List<Changed> changed, List<String> removed, List<String> insteadOfCatalog) {

    /** @param fields as the document spells them, in order of the alphabet */
    record Changed(String id, List<String> fields) {}

    private static final Map<String, Function<ProfileRule, Object>> FIELDS = fields();

    static ProfileDifference of(List<ProfileRule> before, List<ProfileRule> after, Set<String> inCatalog) {
        Map<String, ProfileRule> old = byId(before);
        Map<String, ProfileRule> next = byId(after);
        List<Changed> changed = new ArrayList<>();
        next.forEach((id, rule) -> {
            List<String> fields = old.containsKey(id) ? differing(old.get(id), rule) : List.of();
            if (!fields.isEmpty()) {
                changed.add(new Changed(id, fields));
            }
        });
        return new ProfileDifference(
                without(next.keySet(), old.keySet()),
                changed,
                without(old.keySet(), next.keySet()),
                next.keySet().stream().filter(inCatalog::contains).sorted().toList());
    }

    private static List<String> differing(ProfileRule a, ProfileRule b) {
        return FIELDS.entrySet().stream()
                .filter(field ->
                        !field.getValue().apply(a).equals(field.getValue().apply(b)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Map<String, ProfileRule> byId(Collection<ProfileRule> rules) {
        return rules.stream()
                .collect(
                        Collectors.toMap(ProfileRule::profileId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private static List<String> without(Set<String> all, Set<String> those) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(those);
        return List.copyOf(rest);
    }

    private static Map<String, Function<ProfileRule, Object>> fields() {
        Map<String, Function<ProfileRule, Object>> fields = new LinkedHashMap<>();
        fields.put("systems", rule -> Set.copyOf(rule.systems()));
        fields.put("areas", rule -> Set.copyOf(rule.areas()));
        fields.put("targets", rule -> Set.copyOf(rule.targets()));
        fields.put("eligible", ProfileRule::eligible);
        fields.put("longest", ProfileRule::longest);
        fields.put("reason", ProfileRule::needsReason);
        fields.put("approvals", ProfileRule::approvals);
        fields.put("dangerous", ProfileRule::dangerous);
        fields.put("secondFactor", ProfileRule::secondFactor);
        fields.put("grace", ProfileRule::grace);
        fields.put("renewable", ProfileRule::renewable);
        return fields;
    }
}
