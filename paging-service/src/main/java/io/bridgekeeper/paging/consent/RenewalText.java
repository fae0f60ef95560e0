package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.notify.MessageText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Asks a person to renew an agreement. */
final class RenewalText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RenewalText() {}

    /** Its address is a path of the platform. */
    static MessageText of(Consent consent) {
        String scope = consent.scope().words();
        String end = DAY.format(consent.range().until());
        return new MessageText(
                "consent-ending",
                "Your agreement to be called " + scope + " ends on " + end,
                "You agreed to be called " + scope + ", until " + end + ". After that nobody will call you for it,"
                        + " and the hours that you are on call show as a gap.\n\n"
                        + "Renew it, change it or say no there. If you do nothing, it ends.",
                "/api/paging/me/consents");
    }
}
