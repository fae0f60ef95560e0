package io.bridgekeeper.paging.device;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What the page says on which a device is enrolled. Plain text: whoever shows it escapes it.
 *
 * @param isOpen whether there is a button
 */
record DeviceText(String headline, List<String> lines, boolean isOpen) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String ASK_AGAIN = "Ask for a new link where you are logged in.";

    /** @param names a person's name by their id */
    static DeviceText of(Enrolment.Standing standing, UnaryOperator<String> names) {
        return switch (standing) {
            case Enrolment.Standing.Open(String personId, Instant expiresAt) ->
                new DeviceText(
                        "Let Bridgekeeper call " + names.apply(personId) + " on this device",
                        List.of(
                                "When you are called, a notice shows here, on the locked screen too: what is broken, how"
                                        + " badly, and why you.",
                                "It comes over the push service of this browser's maker, who sees that something was"
                                        + " sent, and not what.",
                                "The device tells Bridgekeeper when a notice has arrived. Where it does not, you are"
                                        + " called another way a minute later.",
                                "You can take it back at any time: remove the contact method, or forbid notifications"
                                        + " in the browser.",
                                "This page is good once, until " + TIME.format(expiresAt) + "."),
                        true);
            case Enrolment.Standing.Used used -> new DeviceText("This link was used", List.of(ASK_AGAIN), false);
            case Enrolment.Standing.Expired expired ->
                new DeviceText("This link has expired", List.of(ASK_AGAIN), false);
            case Enrolment.Standing.Unknown unknown ->
                new DeviceText(
                        "There is nothing here",
                        List.of("This is no link of ours, or a newer one has taken its place. " + ASK_AGAIN),
                        false);
        };
    }
}
