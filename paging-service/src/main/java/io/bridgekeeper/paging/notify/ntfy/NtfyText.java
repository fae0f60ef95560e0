package io.bridgekeeper.paging.notify.ntfy;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NoticeBrief;
import io.bridgekeeper.paging.notify.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What is published.
 *
 * @param message    at most 4096 bytes: ntfy would make an attachment of more
 * @param priority   1 to 5; 5 rings through and vibrates long
 * @param click      opened when the message is tapped
 * @param actions    at most 3
 * @param sequenceId the same for every attempt: from ntfy 2.16 on, a repeat takes the place of what it repeats
 */
record NtfyText(
        String topic,
        String title,
        String message,
        int priority,
        List<String> tags,
        String click,
        List<View> actions,
        String sequenceId) {

    private static final int MOST_OF_A_TITLE = 250;
    private static final int MOST = 4_096;
    private static final String HINT = "\n… cut: open it for the rest";
    private static final int USUAL = 3;

    /** A button that opens a page. */
    record View(String action, String label, String url) {

        static View of(String label, String url) {
            return new View("view", label, url);
        }
    }

    static NtfyText of(String topic, UUID id, NoticeBrief brief) {
        List<View> actions = new ArrayList<>(List.of(View.of("Accept or decline", brief.answerUrl())));
        brief.runbooks().stream().findFirst().ifPresent(runbook -> actions.add(View.of("Runbook", runbook.href())));
        return new NtfyText(
                topic,
                title("[" + brief.severity() + "] " + brief.title()),
                message(words(brief)),
                priority(brief.severity()),
                List.of("rotating_light", brief.severity()),
                brief.answerUrl(),
                List.copyOf(actions),
                id.toString());
    }

    static NtfyText of(String topic, UUID id, MessageText text) {
        return new NtfyText(
                topic,
                title(text.subject()),
                message(text.text() + "\n\n" + text.url()),
                USUAL,
                List.of(),
                text.url(),
                List.of(),
                id.toString());
    }

    /** What wakes people is above the usual, what can wait is not below it: nobody is to overlook a page. */
    private static int priority(String severity) {
        return switch (severity) {
            case "SEV1" -> 5;
            case "SEV2" -> 4;
            default -> USUAL;
        };
    }

    /** What must be read stands before what may be cut. */
    private static String words(NoticeBrief brief) {
        StringBuilder text = new StringBuilder();
        text.append(brief.severity()).append(", since ").append(brief.since()).append('\n');
        text.append("System: ")
                .append(brief.system() == null ? "not in the catalog" : brief.system())
                .append('\n');
        if (brief.alerts() > 1) {
            text.append("Alerts: ").append(brief.alerts()).append('\n');
        }
        text.append("Why you: ").append(brief.reason()).append('\n');
        text.append("Accept or decline: ").append(brief.answerUrl()).append('\n');
        line(text, "Last change", brief.lastChange());
        line(text, "Last end", brief.lastEnd());
        brief.others()
                .forEach(other -> text.append("Also: ")
                        .append(other.line())
                        .append(": ")
                        .append(other.answerUrl())
                        .append('\n'));
        places(text, "Runbook", brief.runbooks());
        places(text, "Link", brief.links());
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }

    private static void places(StringBuilder text, String what, List<NoticeBrief.Place> places) {
        places.forEach(place -> text.append(what)
                .append(place.text() == null ? "" : " (" + place.text() + ")")
                .append(": ")
                .append(place.href())
                .append('\n'));
    }

    private static String title(String text) {
        return Shortened.toBytes(text.replaceAll("\\s+", " "), MOST_OF_A_TITLE, "…");
    }

    private static String message(String text) {
        return Shortened.toBytes(text, MOST, HINT);
    }

    /** Not the topic: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "NtfyText[" + sequenceId + "]";
    }
}
