package io.bridgekeeper.paging.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Over which ways one page reaches its person, when, and why.
 *
 * <p>Nobody is left without a way: where no rule of the person applies, the contacts of the catalog come first, and
 * all ways that no rule names stand in reserve behind the last one that fails.
 *
 * @param notices by time; never empty for a person who has any way
 * @param leftOut all others that the person has
 * @param reserve tried one after the other, each at once, when all of {@code notices} have failed
 */
public record ContactPlan(List<Planned> notices, List<Planned> reserve, List<LeftOut> leftOut) {

    /** A way that is not taken, for now or at all, and why; it names no target. */
    public record LeftOut(String channel, String why) {}

    private static final String BESIDE = "beside Apprise, which never tells whether it has delivered";

    /**
     * @param at  when it is first tried
     * @param why over this way and at this time, in words that name no target
     */
    public record Planned(Way way, Instant at, String why) {}

    private static final String IN_RESERVE = "in reserve, for when all others have failed";
    private static final String NOT_AGREED = "the person did not agree to be called for this over it";

    /**
     * @param catalog  what the catalog vouches for, in its order
     * @param channels over which the person agreed to be called; empty where they did not restrict it. One that leaves
     *     no way is not held to: the person expects the page, and hears of it over the wrong channel rather than not
     * @param now      when the page is queued
     */
    public static ContactPlan of(
            List<Way> catalog, OwnContacts own, Urgency urgency, Optional<Set<String>> channels, Instant now) {
        Instant begins = own.mayDisturbAt(urgency, now);
        String when = begins.equals(now) ? "" : ", when the quiet hours are over";
        List<Way> every = ways(catalog, own.methods(), way -> true);
        List<Way> agreed = ways(
                catalog,
                own.methods(),
                way -> channels.map(allowed -> allowed.contains(way.channel())).orElse(true));
        List<Way> ways = agreed.isEmpty() ? every : agreed;
        List<Planned> byRule = own.rules(urgency).stream()
                .flatMap(rule -> ways.stream()
                        .filter(way -> way.id().equals(rule.methodId()))
                        .map(way -> new Planned(way, begins.plus(rule.delay()), why(urgency, rule.delay()) + when)))
                .sorted(Comparator.comparing(Planned::at))
                .toList();
        List<Planned> rest = ways.stream()
                .filter(way ->
                        byRule.stream().noneMatch(planned -> planned.way().equals(way)))
                .map(way -> new Planned(way, begins, why(way, catalog) + when))
                .toList();
        ContactPlan plan = byRule.isEmpty()
                ? new ContactPlan(
                        rest.stream().limit(1).toList(), rest.stream().skip(1).toList(), List.of())
                : new ContactPlan(byRule, rest, List.of());
        return switch (urgency) {
            case LOW -> plan.withLeftOut(every, agreed);
            case HIGH -> plan.withOneThatTells(every, begins, when).withLeftOut(every, agreed);
        };
    }

    private ContactPlan withLeftOut(List<Way> every, List<Way> agreed) {
        return new ContactPlan(
                notices,
                reserve,
                every.stream()
                        .filter(way -> notices.stream()
                                .noneMatch(planned -> planned.way().equals(way)))
                        .map(way -> new LeftOut(
                                way.channel(), agreed.isEmpty() || agreed.contains(way) ? IN_RESERVE : NOT_AGREED))
                        .toList());
    }

    /** Nobody sleeps through an emergency because the only way over which they were called never says that it failed. */
    private ContactPlan withOneThatTells(List<Way> every, Instant begins, String when) {
        if (notices.stream().anyMatch(planned -> planned.way().tellsWhatFails())) {
            return this;
        }
        Optional<Way> beside = Stream.concat(reserve.stream().map(Planned::way), every.stream())
                .filter(Way::tellsWhatFails)
                .findFirst();
        return beside.map(way -> new ContactPlan(
                        Stream.concat(notices.stream(), Stream.of(new Planned(way, begins, BESIDE + when)))
                                .sorted(Comparator.comparing(Planned::at))
                                .toList(),
                        reserve.stream()
                                .filter(planned -> !planned.way().equals(way))
                                .toList(),
                        List.of()))
                .orElse(this);
    }

    private static String why(Urgency urgency, Duration delay) {
        String after = delay.isZero() ? "at once" : "after " + delay.toString().substring(2);
        return "the person's rule for " + urgency.word() + " urgency, " + after;
    }

    private static String why(Way way, List<Way> catalog) {
        return catalog.contains(way) ? "a contact of the catalog" : "a contact method of the person";
    }

    /** Those that lead to the same place are one. */
    private static List<Way> ways(List<Way> catalog, List<Way> own, Predicate<Way> allowed) {
        List<Way> ways = new ArrayList<>(catalog.stream().filter(allowed).toList());
        own.stream()
                .filter(allowed)
                .filter(way -> ways.stream().noneMatch(known -> known.leadsTo(way.channel(), way.target())))
                .forEach(ways::add);
        return List.copyOf(ways);
    }
}
