package io.bridgekeeper.paging.breakglass;

import io.bridgekeeper.paging.notify.MessageText;
import java.time.Duration;

/** What a product owner reads of a use of break-glass. */
final class BreakGlassText {

    private BreakGlassText() {}

    static MessageText of(String personId, String systemId, String profileId, String reason, Duration lasts) {
        return new MessageText(
                "break-glass-used",
                "Break-glass: " + personId + " took access to " + systemId,
                personId + " took the access of the profile " + profileId + " of " + systemId
                        + " without anybody's yes, for at most " + lasts.toMinutes() + " minutes. The reason given: "
                        + reason
                        + "\n\nIf that is not right, end the grant or tell who may. A review is open until somebody else"
                        + " than " + personId + " closes it.",
                "/api/access/reviews?state=open");
    }
}
