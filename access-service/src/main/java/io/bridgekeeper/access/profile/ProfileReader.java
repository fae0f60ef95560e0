package io.bridgekeeper.access.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a document of profiles, and finds everything that is wrong with it. */
final class ProfileReader {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration LONGEST_GRACE = Duration.ofHours(4);
    private static final int MOST_PROFILES = 5_000;
    private static final int MOST_ENTRIES = 200;
    private static final int MOST_APPROVALS = 5;
    private static final int USUAL_IF_DANGEROUS = 2;

    private final Function<String, Optional<String>> refusal;
    private final List<Fault> faults = new ArrayList<>();

    private ProfileReader(Function<String, Optional<String>> refusal) {
        this.refusal = refusal;
    }

    /** What became of reading. */
    sealed interface Reading {

        record Sound(List<ProfileRule> rules) implements Reading {}

        /** @param faults every one, in the order of the document; never empty */
        record Faulty(List<Fault> faults) implements Reading {}
    }

    /** @param refusal why a target must not be touched by us; empty where it may */
    static Reading read(Object document, Function<String, Optional<String>> refusal) {
        ProfileReader reader = new ProfileReader(refusal);
        List<ProfileRule> rules = reader.document(new ProfileNode("", document, reader.faults));
        return reader.faults.isEmpty() ? new Reading.Sound(rules) : new Reading.Faulty(List.copyOf(reader.faults));
    }

    private List<ProfileRule> document(ProfileNode root) {
        Map<String, Integer> seen = new HashMap<>();
        List<ProfileRule> rules = root.at("profiles").list(MOST_PROFILES, node -> {
            ProfileRule rule = rule(node);
            Integer before = seen.putIfAbsent(rule.profileId(), seen.size());
            if (before != null && !rule.profileId().isEmpty()) {
                node.at("id").fault("is there twice: " + rule.profileId());
            }
            return rule;
        });
        if (root.at("profiles").isAbsent()) {
            root.at("profiles").fault("is missing");
        }
        root.endOfMap();
        return rules;
    }

    private ProfileRule rule(ProfileNode node) {
        boolean dangerous = node.at("dangerous").flag(false);
        Duration longest = node.at("longest").duration(SHORTEST, LONGEST, null);
        String id = node.at("id").id();
        ProfileNode systemList = node.at("systems");
        ProfileNode areaList = node.at("areas");
        List<String> systems = distinct(systemList, ProfileNode::id);
        List<String> areas = distinct(areaList, area -> area(area, systems));
        if (systemList.hasNone() && areaList.hasNone()) {
            systemList.fault("needs at least one entry, unless areas has one");
        }
        ProfileRule rule = new ProfileRule(
                id,
                systems,
                areas,
                targets(node.at("targets")),
                eligible(node.at("eligible")),
                longest,
                node.at("reason").flag(true),
                node.at("approvals").number(dangerous ? 1 : 0, MOST_APPROVALS, dangerous ? USUAL_IF_DANGEROUS : 1),
                dangerous,
                node.at("secondFactor").flag(false),
                node.at("grace").duration(Duration.ZERO, LONGEST_GRACE, ProfileRule.USUAL_GRACE),
                node.at("renewable").flag(!dangerous));
        node.endOfMap();
        return rule;
    }

    private Eligible eligible(ProfileNode node) {
        if (node.isAbsent()) {
            return new Eligible(true, false, new HashSet<>(), new HashSet<>());
        }
        Eligible eligible = new Eligible(
                node.at("onCall").flag(false),
                node.at("anyone").flag(false),
                new HashSet<>(node.at("people").list(MOST_ENTRIES, ProfileReader::person)),
                new HashSet<>(node.at("groups").list(MOST_ENTRIES, ProfileReader::group)),
                new HashSet<>(node.at("rotations").list(MOST_ENTRIES, ProfileNode::id)));
        node.endOfMap();
        boolean nobody = !eligible.onCall()
                && !eligible.anyone()
                && node.at("people").isAbsent()
                && node.at("groups").isAbsent()
                && node.at("rotations").isAbsent();
        if (nobody) {
            node.fault("lets nobody have it: say onCall, anyone, people, groups or rotations");
        }
        return eligible;
    }

    /** Whoever means one area alone does not name its system as well. */
    private static String area(ProfileNode node, List<String> systems) {
        String text = node.idInId();
        String system = ProfileRule.systemOf(text);
        if (systems.contains(system)) {
            node.fault("is part of " + system + ", which is in systems");
        }
        return text;
    }

    private List<String> targets(ProfileNode node) {
        if (node.hasNone()) {
            node.fault("needs at least one entry");
            return List.of();
        }
        return distinct(node, this::target);
    }

    private String target(ProfileNode node) {
        String text = node.text();
        if (!text.isEmpty()) {
            refusal.apply(text).ifPresent(node::fault);
        }
        return text;
    }

    private static String person(ProfileNode node) {
        return node.text().toLowerCase(Locale.ROOT);
    }

    private static String group(ProfileNode node) {
        String text = node.text();
        if (!text.isEmpty() && !text.startsWith("/")) {
            node.fault("must be the absolute path of a Keycloak group, not '" + text + "'");
        }
        return text;
    }

    private static List<String> distinct(ProfileNode list, Function<ProfileNode, String> entry) {
        HashSet<String> seen = new HashSet<>();
        return list.list(MOST_ENTRIES, node -> {
            String text = entry.apply(node);
            if (!text.isEmpty() && !seen.add(text)) {
                node.fault("is there twice: " + text);
            }
            return text;
        });
    }
}
