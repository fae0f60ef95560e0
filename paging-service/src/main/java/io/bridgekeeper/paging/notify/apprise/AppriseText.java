package io.bridgekeeper.paging.notify.apprise;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NoticeBrief;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Apprise is asked to send.
 *
 * @param type   {@code failure}, {@code warning} or {@code info}
 * @param format always {@code text}: nothing in a title is to be read as markup
 */
record AppriseText(String title, String body, String type, String format) {

    static AppriseText of(NoticeBrief brief) {
        String system = brief.system() == null ? "not in the catalog" : brief.system();
        String head = "Severity: " + brief.severity() + "\nSystem: " + system + "\nSince: " + brief.since()
                + (brief.alerts() > 1 ? "\nAlerts: " + brief.alerts() : "") + "\nWhy you: " + brief.reason()
                + line("Last change", brief.lastChange()) + line("Last end", brief.lastEnd())
                + "\nAccept or decline: " + brief.answerUrl()
                + brief.others().stream()
                        .map(other -> "\nAlso: " + other.line() + ": " + other.answerUrl())
                        .collect(Collectors.joining());
        String places = Stream.concat(brief.runbooks().stream(), brief.links().stream())
                .map(place -> "\n" + (place.text() == null ? "" : place.text() + ": ") + place.href())
                .collect(Collectors.joining());
        return new AppriseText(
                line("[" + brief.severity() + "] " + brief.title()), head + places, type(brief.severity()), "text");
    }

    static AppriseText of(MessageText message) {
        return new AppriseText(line(message.subject()), message.text() + "\n\n" + message.url(), "info", "text");
    }

    private static String line(String name, String value) {
        return value == null ? "" : "\n" + name + ": " + value;
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String type(String severity) {
        return switch (severity) {
            case "SEV1", "SEV2" -> "failure";
            default -> "warning";
        };
    }
}
