package io.bridgekeeper.paging.notify.webpush;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NoticeBrief;
import io.bridgekeeper.paging.notify.Shortened;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a browser is told; its service worker shows it.
 *
 * @param kind     {@code notice} or {@code message}
 * @param id       the same for every attempt: a repeat takes the place of what it repeats
 * @param severity of a notice
 * @param url      opened when it is tapped; that of a notice is where its page is answered
 * @param receipt  to be brought back when it is shown
 * @param code     that shows that the browser is the person's, where this is what the message is for
 */
record PushText(
        String kind,
        UUID id,
        String title,
        String body,
        Optional<String> severity,
        String url,
        Optional<String> receipt,
        Optional<String> code) {

    private static final int MOST_OF_A_TITLE = 250;
    private static final int MOST_OF_A_BODY = 1_200;
    private static final String HINT = "\n… cut: open it for the rest";

    private static final String CODE_OF = "contact-method-code";
    private static final Pattern CODE = Pattern.compile("\\b[A-HJ-NP-Z2-9]{8}\\b");

    static PushText of(UUID id, NoticeBrief brief, String receipt) {
        return new PushText(
                "notice",
                id,
                title("[" + brief.severity() + "] " + brief.title()),
                body(words(brief)),
                Optional.of(brief.severity()),
                brief.answerUrl(),
                Optional.of(receipt),
                Optional.empty());
    }

    static PushText of(UUID id, MessageText text, String receipt) {
        return new PushText(
                "message",
                id,
                title(text.subject()),
                body(text.text()),
                Optional.empty(),
                text.url(),
                Optional.of(receipt),
                text.about().equals(CODE_OF)
                        ? CODE.matcher(text.text()).results().findFirst().map(MatchResult::group)
                        : Optional.empty());
    }

    /** With half as much to read, for one that is still too long; an empty body stays so. */
    PushText halved() {
        int half = body.length() / 2;
        int end = half > 0 && Character.isHighSurrogate(body.charAt(half - 1)) ? half - 1 : half;
        return new PushText(kind, id, title, body.substring(0, end), severity, url, receipt, code);
    }

    /** What must be read stands first: a locked screen shows little. */
    private static String words(NoticeBrief brief) {
        StringBuilder text = new StringBuilder();
        text.append(brief.system() == null ? "Not in the catalog" : brief.system())
                .append(", since ")
                .append(brief.since())
                .append('\n');
        if (brief.alerts() > 1) {
            text.append("Alerts: ").append(brief.alerts()).append('\n');
        }
        text.append("Why you: ").append(brief.reason()).append('\n');
        line(text, "Last change", brief.lastChange());
        line(text, "Last end", brief.lastEnd());
        brief.others().forEach(other -> line(text, "Also", other.line()));
        brief.runbooks().stream()
                .findFirst()
                .ifPresent(runbook -> text.append("Runbook: ").append(runbook.href()));
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }

    private static String title(String text) {
        return Shortened.toBytes(text.replaceAll("\\s+", " "), MOST_OF_A_TITLE, "…");
    }

    private static String body(String text) {
        return Shortened.toBytes(text, MOST_OF_A_BODY, HINT);
    }

    /** Neither receipt nor code: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "PushText[" + kind + ", " + id + "]";
    }
}
