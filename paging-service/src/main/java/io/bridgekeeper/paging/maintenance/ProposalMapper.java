package io.bridgekeeper.paging.maintenance;

import io.bridgekeeper.paging.catalog.Fault;
import io.bridgekeeper.paging.catalog.Matcher;
import io.bridgekeeper.paging.catalog.MatcherReader;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.recurrence.FeedMoment;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.problem.RequestFault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a window as somebody asks for it, and finds every fault in it. */
final class ProposalMapper {

    static final Duration FARTHEST = Duration.ofDays(366);
    static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int LONGEST_REASON = 500;
    private static final int MOST_SYSTEMS = 100;
    private static final int MOST_MATCHERS = 20;
    private static final int LONGEST_RULE = 200;
    private static final int MOST_COUNTED = 1_000;
    private static final String FREQUENCY = "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY";
    private static final Pattern ZONE = Pattern.compile("[A-Za-z][A-Za-z0-9+/_-]{0,63}");
    private static final Pattern NUMBERS = Pattern.compile("[+-]?\\d{1,3}(,[+-]?\\d{1,3})*");
    private static final Pattern DAY = Pattern.compile("MO|TU|WE|TH|FR|SA|SU");
    private static final Pattern DAYS =
            Pattern.compile("[+-]?\\d{0,2}(DAY)(,[+-]?\\d{0,2}(DAY))*".replace("DAY", DAY.pattern()));

    /** What may stand in a rule. What repeats within a day is several windows, and seconds are no maintenance. */
    private static final Map<String, Pattern> PARTS = Map.of(
            "FREQ", Pattern.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
            "INTERVAL", Pattern.compile("[1-9]\\d{0,2}"),
            "COUNT", Pattern.compile("[1-9]\\d{0,3}"),
            "UNTIL", Pattern.compile("\\d{8}(T\\d{6}Z?)?"),
            "BYDAY", DAYS,
            "BYMONTHDAY", NUMBERS,
            "BYMONTH", NUMBERS,
            "BYYEARDAY", NUMBERS,
            "BYSETPOS", NUMBERS,
            "WKST", DAY);

    /** What became of reading it. */
    sealed interface Reading {
        record Sound(WindowPlan plan) implements Reading {}

        /** @param faults all of them */
        record Faulty(List<RequestFault> faults) implements Reading {}
    }

    private final WindowProposal proposal;
    private final Set<String> systems;
    private final Instant now;
    private final List<RequestFault> faults = new ArrayList<>();

    private ProposalMapper(WindowProposal proposal, Set<String> systems, Instant now) {
        this.proposal = proposal;
        this.systems = systems;
        this.now = now;
    }

    /** @param systems all that the catalog knows */
    static Reading read(WindowProposal proposal, Set<String> systems, Instant now) {
        return new ProposalMapper(proposal, systems, now).read();
    }

    private Reading read() {
        Optional<Scope> scope = scope();
        Optional<Timing> timing = proposal.recurrence() == null ? once() : recurring(proposal.recurrence());
        Set<Severity> holdBack = holdBack();
        String reason = proposal.reason() == null ? "" : proposal.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            fault("reason", "must have 1 to " + LONGEST_REASON + " characters, and no NUL");
        }
        List<Range> occurrences = timing.map(this::occurrences).orElse(List.of());
        return faults.isEmpty()
                ? new Reading.Sound(
                        new WindowPlan(scope.orElseThrow(), timing.orElseThrow(), occurrences, holdBack, reason))
                : new Reading.Faulty(List.copyOf(faults));
    }

    private Optional<Scope> scope() {
        boolean bySystems = proposal.systems() != null;
        if (bySystems == (proposal.matchers() != null)) {
            fault("systems", bySystems ? "does not go with matchers" : "must be there, or matchers");
            return Optional.empty();
        }
        return bySystems ? Optional.of(ofSystems(proposal.systems())) : Optional.of(ofLabels(proposal.matchers()));
    }

    private Scope ofSystems(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_SYSTEMS) {
            fault("systems", "must have 1 to " + MOST_SYSTEMS + " entries");
        }
        for (int i = 0; i < Math.min(ids.size(), MOST_SYSTEMS); i++) {
            if (ids.get(i) == null || !systems.contains(ids.get(i))) {
                fault("systems[" + i + "]", "there is no system '" + ids.get(i) + "' in the catalog");
            }
        }
        return new Scope.OfSystems(ids.stream().distinct().toList());
    }

    private Scope ofLabels(List<Map<String, Object>> written) {
        if (written.size() > MOST_MATCHERS) {
            fault("matchers", "must have at most " + MOST_MATCHERS + " entries");
            return new Scope.OfLabels(List.of());
        }
        List<Fault> found = new ArrayList<>();
        List<Matcher> matchers = MatcherReader.read("matchers", written, found);
        found.forEach(each -> fault(each.path(), each.message()));
        return new Scope.OfLabels(matchers);
    }

    private Optional<Timing> once() {
        Instant from = proposal.from() == null ? now : proposal.from();
        Instant until = proposal.until();
        if (until == null) {
            fault("until", "is missing: a maintenance window must end");
            return Optional.empty();
        }
        if (!from.isBefore(until)) {
            fault("until", "must be after from");
            return Optional.empty();
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            fault("until", "must be at most " + LONGEST.toDays() + " days after from");
        }
        return Optional.of(new Timing.Once(new Range(from, until)));
    }

    private Optional<Timing> recurring(WindowProposal.Recurrence written) {
        if (proposal.from() != null) {
            fault("from", "does not go with recurrence");
        }
        if (proposal.until() != null) {
            fault("until", "does not go with recurrence; its end is recurrence.endsAt, or stands in the rule");
        }
        Optional<LocalDateTime> start =
                parsed("recurrence.start", written.start(), LocalDateTime::parse, "a time such as 2026-12-01T02:00:00");
        start.map(local -> local.toInstant(ZoneOffset.UTC))
                .filter(at -> at.isBefore(now.minus(FARTHEST)) || at.isAfter(now.plus(FARTHEST)))
                .ifPresent(at -> fault("recurrence.start", "must be within " + FARTHEST.toDays() + " days from now"));
        Optional<ZoneId> zone = parsed(
                "recurrence.zone",
                written.zone() != null && ZONE.matcher(written.zone()).matches() ? written.zone() : "",
                ZoneId::of,
                "the name of a time zone, such as Europe/Berlin");
        Optional<Duration> length =
                parsed("recurrence.duration", written.duration(), Duration::parse, "a duration such as PT2H");
        length.filter(each -> each.compareTo(SHORTEST) < 0 || each.compareTo(LONGEST) > 0)
                .ifPresent(each -> fault("recurrence.duration", "must be PT1M to P7D"));
        boolean readable = rule(written);
        Optional<Instant> endsAt = Optional.ofNullable(written.endsAt());
        endsAt.filter(ends -> ends.isAfter(now.plus(FARTHEST))).ifPresent(ends -> fault("recurrence.endsAt", tooFar()));
        return start.isEmpty() || zone.isEmpty() || length.isEmpty() || !readable || !faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Timing.Recurring(
                        start.get(), zone.get(), length.get(), written.rrule().strip(), endsAt));
    }

    /** Whether the rule is one that can be counted out. */
    private boolean rule(WindowProposal.Recurrence written) {
        String path = "recurrence.rrule";
        int before = faults.size();
        String rule = written.rrule() == null ? "" : written.rrule().strip();
        if (rule.isEmpty() || rule.length() > LONGEST_RULE) {
            fault(path, "must have 1 to " + LONGEST_RULE + " characters, such as FREQ=WEEKLY;BYDAY=TU;COUNT=10");
            return false;
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : rule.split(";", -1)) {
            String[] both = part.split("=", -1);
            Pattern allowed = PARTS.get(both[0]);
            if (allowed == null) {
                fault(path, "'" + both[0] + "' is no part that a maintenance window may have");
            } else if (both.length != 2 || !allowed.matcher(both[1]).matches()) {
                fault(path, both[0].equals("FREQ") ? FREQUENCY : both[0] + " cannot be read");
            } else if (parts.put(both[0], both[1]) != null) {
                fault(path, both[0] + " stands there twice");
            }
        }
        if (faults.size() > before) {
            return false;
        }
        if (!parts.containsKey("FREQ")) {
            fault(path, FREQUENCY);
        }
        if (parts.containsKey("UNTIL") && parts.containsKey("COUNT")) {
            fault(path, "UNTIL does not go with COUNT");
        }
        if (Integer.parseInt(parts.getOrDefault("COUNT", "1")) > MOST_COUNTED) {
            fault(path, "COUNT must be at most " + MOST_COUNTED);
        }
        if (parts.containsKey("UNTIL")
                && FeedMoment.read(parts.get("UNTIL"), ZoneOffset.UTC).isEmpty()) {
            fault(path, "UNTIL cannot be read");
        }
        if (!parts.containsKey("UNTIL") && !parts.containsKey("COUNT") && written.endsAt() == null) {
            fault(path, "needs UNTIL or COUNT, or endsAt beside it: a maintenance window must end");
        }
        return faults.size() == before;
    }

    /** What a sound timing comes to; its end is looked at where all of it is known. */
    private List<Range> occurrences(Timing timing) {
        List<Range> occurrences;
        try {
            occurrences = TimingMapper.occurrences(timing);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
            fault("recurrence.rrule", "cannot be counted out");
            return List.of();
        }
        String path = switch (timing) {
            case Timing.Once once -> "until";
            case Timing.Recurring recurring -> "recurrence.rrule";
        };
        if (timing instanceof Timing.Recurring recurring
                && !TimingMapper.starts(recurring).stream().findFirst().equals(Optional.of(recurring.start()))) {
            fault("recurrence.start", "must be an occurrence of the rule, and its first");
        } else if (occurrences.isEmpty()) {
            fault(path, "comes to nothing");
        } else if (!occurrences.getLast().until().isAfter(now)) {
            fault(path, "is over already");
        } else if (occurrences.getLast().until().isAfter(now.plus(FARTHEST))) {
            fault(path, tooFar());
        }
        return occurrences;
    }

    private Set<Severity> holdBack() {
        if (proposal.holdBack() == null) {
            return EnumSet.allOf(Severity.class);
        }
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (int i = 0; i < proposal.holdBack().size(); i++) {
            String word = proposal.holdBack().get(i);
            Optional<Severity> severity = Arrays.stream(Severity.values())
                    .filter(each -> each.name().equals(word))
                    .findFirst();
            severity.ifPresent(severities::add);
            if (severity.isEmpty()) {
                fault("holdBack[" + i + "]", "must be one of SEV1 to SEV5");
                break;
            }
        }
        if (proposal.holdBack().isEmpty()) {
            fault("holdBack", "needs at least one entry");
        }
        return severities;
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private <T> Optional<T> parsed(String path, String text, Parser<T> parser, String expectation) {
        try {
            return Optional.of(parser.parse(text == null ? "" : text));
        } catch (DateTimeException | ArithmeticException unreadable) {
            fault(path, "must be " + expectation);
            return Optional.empty();
        }
    }

    private static String tooFar() {
        return "must end within " + FARTHEST.toDays() + " days from now";
    }

    private void fault(String path, String message) {
        faults.add(new RequestFault(path, message));
    }
}
