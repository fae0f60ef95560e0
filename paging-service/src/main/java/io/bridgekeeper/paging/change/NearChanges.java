package io.bridgekeeper.paging.change;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogSystem;
import io.bridgekeeper.paging.rotation.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which changes may have to do with a problem: those of its system and of what that depends on, from some time before it
 * began until now.
 */
public final class NearChanges {

    private NearChanges() {}

    /**
     * A change that may have to do with a problem.
     *
     * @param systemId the system of it that is nearest to the one that broke
     * @param why      it is shown, such as "deploy of Checkout, 4 minutes before"
     */
    public record Near(Change change, String systemId, String why) {}

    /** The stretch of time whose changes may have to do with a problem that began at {@code since}. */
    public static Range period(Instant since, Duration before, Instant now) {
        // What was told by a clock that is ahead has happened, too.
        return new Range(since.minus(before), (now.isAfter(since) ? now : since).plus(ChangeProposal.MOST_AHEAD));
    }

    /**
     * @param known changes of perhaps other systems and other times, in any order
     * @param since when the problem began
     * @param most  at most so many
     * @return the nearest in time first; of two at once, that of the nearer system
     */
    public static List<Near> of(
            Collection<Change> known, String systemId, Catalog catalog, Instant since, Range period, int most) {
        Map<String, Integer> upstream = Upstream.of(systemId, catalog);
        return known.stream()
                .filter(change -> period.contains(change.at()))
                .flatMap(change -> nearest(change, upstream).stream()
                        .map(through -> near(change, through, systemId, catalog, since)))
                .sorted(Comparator.<Near, Duration>comparing(near ->
                                Duration.between(near.change().at(), since).abs())
                        .thenComparing(near -> upstream.get(near.systemId()))
                        .thenComparing(near -> near.change().id()))
                .limit(most)
                .toList();
    }

    private static Optional<String> nearest(Change change, Map<String, Integer> upstream) {
        return change.systemIds().stream().filter(upstream::containsKey).min(Comparator.comparing(upstream::get));
    }

    private static Near near(Change change, String through, String systemId, Catalog catalog, Instant since) {
        String dependence = through.equals(systemId) ? "" : ", on which " + name(systemId, catalog) + " depends";
        return new Near(
                change,
                through,
                change.kind().noun() + " of " + name(through, catalog) + dependence + ", "
                        + when(Duration.between(change.at(), since)));
    }

    private static String name(String systemId, Catalog catalog) {
        return catalog.system(systemId).map(CatalogSystem::name).orElse(systemId);
    }

    /**
     * How long before a problem began, in words such as "4 minutes before".
     *
     * @param before negative for what came after it began
     */
    public static String when(Duration before) {
        Duration length = before.abs();
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return "in the minute in which it began";
        }
        String words = length.toHours() < 1
                ? count(length.toMinutes(), "minute")
                : length.toDays() < 2 ? count(length.toHours(), "hour") : count(length.toDays(), "day");
        return words + (before.isNegative() ? " after it began" : " before");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
