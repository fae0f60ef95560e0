package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.notify.MessageText;
import java.time.Duration;

/** What is told over a contact method about itself. */
final class ContactText {

    /** What a message with a code is about. */
    static final String CODE = "contact-method-code";

    private static final String METHODS = "/api/paging/me/contact-methods";

    private ContactText() {}

    static MessageText code(VerificationCode code, Duration validity) {
        return new MessageText(
                CODE,
                "Confirm that Bridgekeeper reaches you here",
                "Your code is " + code.text() + ". It is valid for " + validity.toMinutes() + " minutes.\n"
                        + "If you did not ask for it, there is nothing to do: without the code nothing else is sent"
                        + " here.",
                METHODS);
    }

    static MessageText test() {
        return new MessageText(
                "contact-method-test",
                "Test: Bridgekeeper reaches you here",
                "This is a test, and nothing is broken. When you are called for an incident, it comes over this way."
                        + "\nThere is nothing to do. If you do not expect such messages, remove the contact method.",
                METHODS);
    }
}
