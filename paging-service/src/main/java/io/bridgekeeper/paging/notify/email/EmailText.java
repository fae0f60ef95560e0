package io.bridgekeeper.paging.notify.email;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NoticeBrief;
import java.util.List;

/** A notice or a message as a person reads it. */
final class EmailText {

    private EmailText() {}

    /** One line: a line break in a title would begin a header of its own. */
    static String subject(NoticeBrief brief) {
        return oneLine("[" + brief.severity() + "] " + brief.title());
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    static String body(MessageText message) {
        return message.text() + "\n\n" + message.url() + "\n";
    }

    static String body(NoticeBrief brief) {
        StringBuilder text = new StringBuilder();
        text.append(brief.title()).append("\n\n");
        text.append("System:   ")
                .append(brief.system() == null ? "not in the catalog" : brief.system())
                .append('\n');
        text.append("Severity: ").append(brief.severity()).append('\n');
        text.append("Since:    ").append(brief.since()).append('\n');
        if (brief.alerts() > 1) {
            text.append("Alerts:   ").append(brief.alerts()).append('\n');
        }
        line(text, "Changed:  ", brief.lastChange());
        line(text, "Last end: ", brief.lastEnd());
        text.append("Why you:  ").append(brief.reason()).append("\n\n");
        text.append("Accept or decline: ").append(brief.answerUrl()).append('\n');
        others(text, brief.others());
        places(text, "Runbooks", brief.runbooks());
        places(text, "Links", brief.links());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append(name).append(value).append('\n');
        }
    }

    private static void others(StringBuilder text, List<NoticeBrief.Other> others) {
        if (others.isEmpty()) {
            return;
        }
        text.append("\nAlso for you, each to be accepted or declined by itself:\n");
        others.forEach(other -> text.append("- ")
                .append(other.line())
                .append(": ")
                .append(other.answerUrl())
                .append('\n'));
    }

    private static void places(StringBuilder text, String heading, List<NoticeBrief.Place> places) {
        if (places.isEmpty()) {
            return;
        }
        text.append('\n').append(heading).append(":\n");
        places.forEach(place -> text.append("- ")
                .append(place.text() == null ? "" : place.text() + ": ")
                .append(place.href())
                .append('\n'));
    }
}
