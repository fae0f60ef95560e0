package io.bridgekeeper.paging.notify.chat;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NoticeBrief;
import io.bridgekeeper.paging.notify.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is posted, in attachments: Slack and Mattermost both show these, while Mattermost leaves Slack's blocks out.
 *
 * <p>Nothing in it can call a whole channel or lead elsewhere than it says: {@code &}, {@code <} and {@code >} are
 * escaped, as Slack reads commands between them, and an {@code @} is kept from being a mention, as Mattermost reads it.
 *
 * @param text what a push message of the chat and a screen reader show
 */
record ChatText(String text, List<Attachment> attachments) {

    private static final int MOST_OF_A_LINE = 500;
    private static final int MOST = 3_000;
    private static final String HINT = "…";
    private static final String NO_MENTION = "@\u200b";

    /**
     * @param fallback  where an attachment cannot be shown
     * @param color     of its edge
     * @param titleLink where the title leads
     */
    record Attachment(String fallback, String color, String title, String titleLink, String text, List<Field> fields) {}

    /** @param isShort whether another one fits beside it */
    record Field(String title, String value, boolean isShort) {}

    static ChatText of(NoticeBrief brief) {
        String line = line("[" + brief.severity() + "] " + brief.title());
        List<Field> fields = new ArrayList<>(List.of(
                field("System", brief.system() == null ? "not in the catalog" : brief.system(), true),
                field("Severity", brief.severity(), true),
                field("Since", brief.since().toString(), true),
                field("Why you", brief.reason(), false)));
        if (brief.alerts() > 1) {
            fields.add(field("Alerts", String.valueOf(brief.alerts()), true));
        }
        optional(fields, "Last change", brief.lastChange());
        optional(fields, "Last end", brief.lastEnd());
        Stream.of(new Places("Runbooks", brief.runbooks()), new Places("Links", brief.links()))
                .filter(places -> !places.all().isEmpty())
                .forEach(places -> fields.add(field(places.title(), places.text(), false)));
        if (!brief.others().isEmpty()) {
            fields.add(field(
                    "Also for you",
                    brief.others().stream()
                            .map(other -> other.line() + ": " + other.answerUrl())
                            .collect(Collectors.joining("\n")),
                    false));
        }
        return new ChatText(
                line,
                List.of(new Attachment(
                        line + " " + url(brief.answerUrl()),
                        color(brief.severity()),
                        "Accept or decline",
                        brief.answerUrl(),
                        "Accept or decline: " + url(brief.answerUrl()),
                        List.copyOf(fields))));
    }

    static ChatText of(MessageText message) {
        String line = line(message.subject());
        return new ChatText(
                line,
                List.of(new Attachment(
                        line + " " + url(message.url()),
                        "#439fe0",
                        "Open",
                        message.url(),
                        words(message.text()) + "\n" + url(message.url()),
                        List.of())));
    }

    private record Places(String title, List<NoticeBrief.Place> all) {
        String text() {
            return String.join(
                    "\n",
                    all.stream()
                            .map(place -> (place.text() == null ? "" : place.text() + ": ") + place.href())
                            .toList());
        }
    }

    private static void optional(List<Field> fields, String title, String value) {
        if (value != null) {
            fields.add(field(title, value, false));
        }
    }

    private static Field field(String title, String value, boolean isShort) {
        return new Field(title, words(value), isShort);
    }

    private static String line(String text) {
        return escaped(Shortened.toBytes(text.replaceAll("\\s+", " "), MOST_OF_A_LINE, HINT));
    }

    /** Cut before it is escaped: nothing is left of half a character. */
    private static String words(String text) {
        return escaped(Shortened.toBytes(text, MOST, HINT));
    }

    private static String escaped(String text) {
        return url(text).replace("@", NO_MENTION);
    }

    /** An address of our own has no mention in it. */
    private static String url(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String color(String severity) {
        return switch (severity) {
            case "SEV1", "SEV2" -> "#d50000";
            case "SEV3" -> "#ff8f00";
            default -> "#607d8b";
        };
    }
}
