package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.CatalogSystem.AccessProfile;
import io.bridgekeeper.paging.catalog.CatalogSystem.Runbook;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one system of a catalog. */
final class SystemReader {

    private static final Pattern GROUP = Pattern.compile("(/[^/\\s]+)+");
    private static final Duration SHORTEST_ACCESS = Duration.ofMinutes(1);
    private static final Duration LONGEST_ACCESS = Duration.ofHours(24);
    private static final Duration SHORTEST_GROUP = Duration.ofMinutes(1);
    private static final Duration LONGEST_GROUP = Duration.ofDays(7);

    /** Each is held against each before it. */
    private static final int MOST_AREAS = 500;

    private SystemReader() {}

    static CatalogSystem read(FileNode node) {
        CatalogSystem system = new CatalogSystem(
                node.id(),
                node.at("name").text(),
                node.at("tier").number(1, 4, 4),
                node.at("matchers").listOfSome(MatcherReader::read),
                areas(node.at("areas")),
                dependsOn(node.at("dependsOn")),
                node.at("serviceOwner").optionalText(),
                node.at("productOwner").text(),
                node.at("accessProfiles").list(SystemReader::accessProfile),
                seatLimits(node.at("seatLimit")),
                node.at("runbooks").list(SystemReader::runbook),
                grouping(node.at("grouping")));
        node.endOfMap();
        return system;
    }

    private static List<Area> areas(FileNode node) {
        List<Area> areas = distinct(node, node.list(SystemReader::area), Area::id);
        if (areas.size() > MOST_AREAS) {
            node.fault("must have at most " + MOST_AREAS + " entries");
            return areas.subList(0, MOST_AREAS);
        }
        return areas;
    }

    private static List<String> dependsOn(FileNode node) {
        return distinct(node, node.list(FileNode::text), Function.identity());
    }

    private static Area area(FileNode node) {
        Area area = new Area(
                node.id(),
                node.at("name").text(),
                node.at("matchers").listOfSome(MatcherReader::read),
                node.at("serviceOwner").optionalText(),
                node.at("productOwner").optionalText());
        node.endOfMap();
        return area;
    }

    private static AccessProfile accessProfile(FileNode node) {
        AccessProfile profile = new AccessProfile(
                node.id(),
                node.at("keycloakGroup").matching(GROUP, "a path such as /systems/checkout/responders"),
                node.at("maxDuration")
                        .duration(SHORTEST_ACCESS, LONGEST_ACCESS, "an ISO-8601 duration from PT1M to PT24H"));
        node.endOfMap();
        return profile;
    }

    private static Runbook runbook(FileNode node) {
        FileNode reviewedAt = node.at("reviewedAt");
        Runbook runbook = new Runbook(
                node.at("title").text(),
                node.at("url").url(),
                node.at("owner").optionalText(),
                reviewedAt.isAbsent()
                        ? Optional.empty()
                        : Optional.of(
                                reviewedAt.parsed(LocalDate::parse, LocalDate.EPOCH, "a day such as 2026-01-05")));
        node.endOfMap();
        return runbook;
    }

    private static SeatLimits seatLimits(FileNode node) {
        SeatLimits usual = SeatLimits.usual();
        if (node.isAbsent()) {
            return usual;
        }
        if (!node.isMap()) {
            return new SeatLimits(node.number(1, SeatLimits.MOST, usual.byDefault()), Map.of());
        }
        FileNode byDefault = node.at("default");
        Map<String, Integer> bySeverity = new TreeMap<>();
        for (String severity : SeatLimits.SEVERITIES) {
            FileNode limit = node.at(severity);
            if (!limit.isAbsent()) {
                bySeverity.put(severity, limit.number(1, SeatLimits.MOST, usual.byDefault()));
            }
        }
        node.endOfMap();
        return new SeatLimits(
                byDefault.isAbsent() ? usual.byDefault() : byDefault.number(1, SeatLimits.MOST, usual.byDefault()),
                bySeverity);
    }

    /** Labels alone, or {@code by} and {@code within}. */
    private static Grouping grouping(FileNode node) {
        if (node.isAbsent()) {
            return Grouping.BY_SENDER;
        }
        if (node.isList()) {
            return new Grouping(labels(node), Optional.empty());
        }
        FileNode by = node.at("by");
        FileNode within = node.at("within");
        Grouping grouping = new Grouping(
                by.isList() ? labels(by) : by(by),
                within.isAbsent()
                        ? Optional.empty()
                        : Optional.of(within.duration(
                                SHORTEST_GROUP, LONGEST_GROUP, "an ISO-8601 duration from PT1M to P7D")));
        node.endOfMap();
        return grouping;
    }

    private static Grouping.By labels(FileNode node) {
        return new Grouping.By.Labels(distinct(node, node.listOfSome(FileNode::text), Function.identity()));
    }

    private static Grouping.By by(FileNode node) {
        return switch (node.text()) {
            case "system" -> new Grouping.By.WholeSystem();
            case "key" -> new Grouping.By.Key();
            case "sender" -> new Grouping.By.Sender();
            case "" -> new Grouping.By.Sender();
            default -> {
                node.fault("must be system, key, sender or a list of labels");
                yield new Grouping.By.Sender();
            }
        };
    }

    private static <T> List<T> distinct(FileNode node, List<T> entries, Function<T, String> id) {
        HashSet<String> seen = new HashSet<>();
        entries.stream()
                .map(id)
                .filter(each -> !each.isEmpty() && !seen.add(each))
                .forEach(twice -> node.fault("'" + twice + "' is there twice"));
        return entries;
    }
}
