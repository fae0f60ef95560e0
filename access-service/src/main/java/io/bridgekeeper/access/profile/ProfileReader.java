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
        ProfileRule rule = new ProfileRule(
                node.at("id").id(),
                distinct(node.at("systems"), ProfileNode::id),
                distinct(node.at("targets"), this::target),
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
        return list.listOfSome(MOST_ENTRIES, node -> {
            String text = entry.apply(node);
            if (!text.isEmpty() && !seen.add(text)) {
                node.fault("is there twice: " + text);
            }
            return text;
        });
    }
}
