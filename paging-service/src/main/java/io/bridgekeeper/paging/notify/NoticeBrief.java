package io.bridgekeeper.paging.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a called person must know; the JSON body of an outgoing webhook.
 *
 * @param title     what is broken, in one line
 * @param severity  {@code SEV1} (worst) to {@code SEV5}
 * @param system    name of the system; null where nothing in the catalog matches
 * @param since     when the problem began
 * @param reason    why this person is called, in words
 * @param alerts    that stand behind it by now, at least 1
 * @param links     where to look, as the sender gave them
 * @param lastChange the last change of the system before it began, in one line; null where none is known that is near
 * @param lastEnd   what ended the last occurrence, in one line; null where none is known that has ended
 * @param others    that this notice tells of besides, the most urgent first; mostly none
 * @param answerUrl where the page is accepted or declined without a login; opening it never answers. Whoever has it can
 *                  answer, once, until it expires
 */
public record NoticeBrief(
        UUID pageId,
        UUID incidentId,
        String title,
        String severity,
        String system,
        Instant since,
        String reason,
        int alerts,
        List<Place> runbooks,
        List<Place> links,
        String lastChange,
        String lastEnd,
        List<Other> others,
        String answerUrl) {

    /**
     * Another page of the same person, which is told of in one line.
     *
     * @param system    name of it; null where nothing in the catalog matches
     * @param answerUrl as that of the notice, for this page
     */
    public record Other(
            UUID pageId,
            UUID incidentId,
            String title,
            String severity,
            String system,
            Instant since,
            String answerUrl) {

        /** Such as "[SEV2] Search is slow, Search, since 2026-11-27T02:04:00Z". */
        public String line() {
            return "[" + severity + "] " + title.replaceAll("\\s+", " ") + ", "
                    + (system == null ? "not in the catalog" : system) + ", since " + since;
        }

        /** Not the link: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Other[" + pageId + "]";
        }
    }

    /** @param text what stands there; may be null */
    public record Place(String text, String href) {}
}
