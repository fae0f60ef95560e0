package io.bridgekeeper.paging.escalation;

import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.QuestionPath;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Asks whoever has an incident whether they still do. */
final class StillOnItText {

    private StillOnItText() {}

    /** @param answerBy after {@code now} */
    static MessageText of(Incident incident, UUID pageId, Instant answerBy, Instant now) {
        return new MessageText(
                "still-on-it",
                "Still on it? " + incident.title(),
                "You accepted this incident and it is not resolved. Say that you still have it, or that the next should be called, within "
                        + Duration.between(now, answerBy).toMinutes()
                        + " minutes; otherwise people are called again from the first step on.",
                new QuestionPath(pageId, answerBy).text());
    }
}
