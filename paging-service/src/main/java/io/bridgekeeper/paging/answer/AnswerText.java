package io.bridgekeeper.paging.answer;

import io.bridgekeeper.paging.escalation.Page;
import io.bridgekeeper.paging.incident.IncidentState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the page behind a link says. Plain text: whoever shows it escapes it, for a tool wrote some of it.
 *
 * @param headline how it stands
 * @param title    what is broken; empty where the link is none
 * @param facts    by their names, in order
 * @param isOpen   whether there are buttons to accept and to decline
 * @param isAsked  whether there are some to say that they still have it, and that they cannot go on
 */
record AnswerText(
        String headline, List<String> lines, String title, Map<String, String> facts, boolean isOpen, boolean isAsked) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * @param system of the incident, by its name
     * @param names  a person's name by their id
     */
    static AnswerText of(Seen seen, Optional<String> system, UnaryOperator<String> names) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Severity", seen.incident().severity().name());
        facts.put("System", system.orElse("not in the catalog"));
        facts.put("Since", time(seen.incident().since()));
        facts.put("Why you", seen.page().reason());
        List<String> lines = new ArrayList<>();
        String headline = headline(seen, names, lines);
        if (seen.isExpired() && !(seen.standing() instanceof Standing.Expired)) {
            lines.add("This link has expired.");
        }
        return new AnswerText(
                headline,
                lines,
                seen.incident().title(),
                facts,
                seen.standing() instanceof Standing.Open,
                seen.standing() instanceof Standing.Asked);
    }

    /** Of a link that we have not made. */
    static AnswerText unknown() {
        return new AnswerText(
                "There is nothing here",
                List.of("This is no link of ours. It may have been cut: open it from the notice once more, or log in."),
                "",
                Map.of(),
                false,
                false);
    }

    /** @param faults of the form, in words */
    static AnswerText faulty(List<String> faults) {
        return new AnswerText("Nothing was answered", faults, "", Map.of(), false, false);
    }

    private static String headline(Seen seen, UnaryOperator<String> names, List<String> lines) {
        return switch (seen.standing()) {
            case Standing.Open(var other) -> {
                other.ifPresent(has -> lines.add(has(has, seen, names) + " You were asked for by name."));
                yield "Can you take this?";
            }
            case Standing.Asked(Instant since) -> {
                lines.add("You have it since " + time(since) + ". Without an answer by " + time(seen.expiresAt())
                        + ", people are called again from the first step on.");
                yield "Still on it?";
            }
            case Standing.Lapsed() -> {
                lines.add("If you are called again, a newer notice has a new link; or log in.");
                yield "You do not have it any more: people are called again.";
            }
            case Standing.Taken(String by, Instant at) -> {
                if (!isReader(by, seen)) {
                    own(seen.page()).ifPresent(lines::add);
                }
                yield has(new IncidentState.Acknowledged(by, at), seen, names);
            }
            case Standing.Declined(Instant at) -> "You declined at " + time(at) + ".";
            case Standing.Used(Instant at) -> {
                lines.add("Nobody has it just now. If you are called again, a newer notice has a new link; or log in.");
                yield "You answered at " + time(at) + ", and a link answers once.";
            }
            case Standing.Withdrawn() -> "You need not answer: this page was withdrawn.";
            case Standing.Resolved(var had, var by, Instant at, var how) -> {
                had.ifPresent(who -> lines.add(name(who.by(), seen, names) + " had it since " + time(who.at()) + "."));
                yield "Resolved by "
                        + by.map(who -> isReader(who, seen) ? "you" : names.apply(who))
                                .orElse("the monitoring tool")
                        + " at " + time(at) + ": " + how.word() + ".";
            }
            case Standing.Expired() -> {
                lines.add("Nobody has it yet. Log in to answer the page.");
                yield "This link has expired.";
            }
        };
    }

    /** What the person did, where somebody else has the incident. */
    private static Optional<String> own(Page page) {
        return switch (page.state()) {
            case ACCEPTED -> page.answeredAt().map(at -> "You accepted at " + time(at) + ", and are in on it.");
            case DECLINED -> page.answeredAt().map(at -> "You declined at " + time(at) + ".");
            case QUEUED, SENT, DELIVERED, EXPIRED, WITHDRAWN -> Optional.empty();
        };
    }

    private static String has(IncidentState.Acknowledged has, Seen seen, UnaryOperator<String> names) {
        String verb = isReader(has.by(), seen) ? " have it since " : " has it since ";
        return name(has.by(), seen, names) + verb + time(has.at()) + ".";
    }

    private static String name(String personId, Seen seen, UnaryOperator<String> names) {
        return isReader(personId, seen) ? "You" : names.apply(personId);
    }

    private static boolean isReader(String personId, Seen seen) {
        return personId.equals(seen.page().personId());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
