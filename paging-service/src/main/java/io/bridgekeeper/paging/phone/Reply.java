package io.bridgekeeper.paging.phone;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person has written to the platform's number. */
sealed interface Reply {

    /** @param everything calls too */
    record Stop(boolean everything) implements Reply {}

    /** @param maybe whether it may mean something else: {@code YES} is also how people answer */
    record Start(boolean maybe) implements Reply {}

    record Help() implements Reply {}

    /** @param code which page; empty where none was named */
    record Accept(Optional<String> code) implements Reply {}

    /** @param reason in the person's words */
    record Decline(Optional<String> code, Optional<String> reason) implements Reply {}

    /** Anything else. */
    record Unclear() implements Reply {}

    /** Those that providers know too. Whoever sends one alone means it. */
    Set<String> STOP = Set.of("STOP", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE");

    Set<String> STOP_ALL = Set.of("STOPALL", "STOP ALL");
    Set<String> START = Set.of("START", "UNSTOP");

    String ACCEPTING = "(?:a|ack|accept|accepted)";
    String DECLINING = "(?:d|decline|declined)";
    Pattern ACCEPT =
            Pattern.compile("(?:([0-9]{3})\\s*" + ACCEPTING + "|" + ACCEPTING + "\\s*([0-9]{3})|" + ACCEPTING + ")");
    Pattern DECLINE = Pattern.compile(
            "(?:([0-9]{3})\\s*" + DECLINING + "|" + DECLINING + "\\s*([0-9]{3})|" + DECLINING
                    + "(?![^a-z]*[0-9]))(?:[\\s,:;.-]+(.+))?",
            Pattern.DOTALL);

    static Reply read(String body) {
        String text = body.strip().replaceAll("^[\"'“”]+|[\"'“”.!\\s]+$", "");
        String word = text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (STOP_ALL.contains(word)) {
            return new Stop(true);
        }
        if (STOP.contains(word)) {
            return new Stop(false);
        }
        if (START.contains(word) || word.equals("YES")) {
            return new Start(word.equals("YES"));
        }
        if (word.equals("HELP") || word.equals("INFO")) {
            return new Help();
        }
        return answer(text);
    }

    /** Nothing but the answer itself accepts: "a moment please" does not. */
    private static Reply answer(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        Matcher accept = ACCEPT.matcher(small);
        if (accept.matches()) {
            return new Accept(code(accept));
        }
        Matcher decline = DECLINE.matcher(small);
        if (decline.matches()) {
            Optional<String> reason = decline.group(3) == null
                    ? Optional.empty()
                    // As it was written, where the small letters are as many.
                    : Optional.of(
                            small.length() == text.length() ? text.substring(decline.start(3)) : decline.group(3));
            return new Decline(code(decline), reason);
        }
        return new Unclear();
    }

    private static Optional<String> code(Matcher found) {
        return Optional.ofNullable(found.group(1)).or(() -> Optional.ofNullable(found.group(2)));
    }
}
