package io.bridgekeeper.paging.phone;

import io.bridgekeeper.paging.notify.Receipt;
import io.bridgekeeper.paging.notify.twilio.TwilioAnswer;
import java.util.Optional;

/** What the provider says became of a message or a call; empty where nothing has been decided yet. */
final class PhoneReceipt {

    private PhoneReceipt() {}

    /**
     * @param status    {@code MessageStatus}
     * @param errorCode {@code ErrorCode}; blank where there is none
     */
    static Optional<Receipt> ofMessage(String status, String errorCode) {
        return switch (status) {
            case "delivered", "read" -> Optional.of(new Receipt.Arrived());
            case "undelivered", "failed", "canceled" ->
                Optional.of(new Receipt.Failed(
                        errorCode.matches("[0-9]{5}")
                                ? TwilioAnswer.words(errorCode)
                                : "the provider could not deliver it"));
            default -> Optional.empty();
        };
    }

    /**
     * @param status     {@code CallStatus}
     * @param answeredBy {@code AnsweredBy}; blank where nobody looked
     */
    static Optional<Receipt> ofCall(String status, String answeredBy) {
        return switch (status) {
            case "completed" ->
                Optional.of(
                        answeredBy.startsWith("machine")
                                ? new Receipt.Failed("an answering machine picked up")
                                : answeredBy.equals("fax")
                                        ? new Receipt.Failed("a fax picked up")
                                        : new Receipt.Arrived());
            case "busy" -> Optional.of(new Receipt.Failed("the line was busy"));
            case "no-answer" -> Optional.of(new Receipt.Failed("nobody picked up"));
            case "failed" -> Optional.of(new Receipt.Failed("the provider could not call"));
            case "canceled" -> Optional.of(new Receipt.Failed("the call was cancelled"));
            default -> Optional.empty();
        };
    }
}
