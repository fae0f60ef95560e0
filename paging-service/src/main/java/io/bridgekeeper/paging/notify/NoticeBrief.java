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
        String answerUrl) {

    /** @param text what stands there; may be null */
    public record Place(String text, String href) {}
}
