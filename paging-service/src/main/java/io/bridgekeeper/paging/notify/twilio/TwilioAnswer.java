package io.bridgekeeper.paging.notify.twilio;

import io.bridgekeeper.paging.notify.Delivery;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the provider's error codes mean, in words for people; none of them names the number. */
public final class TwilioAnswer {

    private static final String TOO_MANY = "20429";
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"?([0-9]{5})\\b");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("20003", "the provider does not know the platform's account"),
            Map.entry("21211", "the number is none"),
            Map.entry("21212", "the platform's own number is none of the provider's"),
            Map.entry("21214", "the number cannot be called"),
            Map.entry("21215", "the provider's account may not call this country"),
            Map.entry("21217", "the number is none"),
            Map.entry("21408", "the provider's account may not send to this country"),
            Map.entry("21606", "the platform's own number cannot send text messages"),
            Map.entry("21609", "the provider cannot reach the platform's public address"),
            Map.entry("21610", "the number has said STOP to the provider"),
            Map.entry("21612", "the provider cannot send to this number"),
            Map.entry("21614", "the number takes no text messages"),
            Map.entry("30003", "the phone is off or out of reach"),
            Map.entry("30004", "the number or its network blocks text messages"),
            Map.entry("30005", "its network does not know the number"),
            Map.entry("30006", "the number is a landline, or its network takes no text messages"),
            Map.entry("30007", "its network took it for spam"),
            Map.entry("30036", "the provider could not send it in time"));

    private TwilioAnswer() {}

    /**
     * @param beginning of the answer's body
     * @return empty where it means what its status usually does
     */
    static Optional<Delivery> read(int status, String beginning) {
        if (status < 400 || status >= 500 || status == 429 || status == 408 || status == 425) {
            return Optional.empty();
        }
        Matcher code = CODE.matcher(beginning);
        if (!code.find()) {
            return Optional.empty();
        }
        String reason = words(code.group(1));
        return Optional.of(
                code.group(1).equals(TOO_MANY)
                        ? new Delivery.TemporaryFailure("the provider is asked too often (" + TOO_MANY + ")")
                        : new Delivery.PermanentFailure(reason));
    }

    /** @param code 5 digits, as {@code ErrorCode} of a callback has it too */
    public static String words(String code) {
        return Optional.ofNullable(WORDS.get(code))
                .map(words -> words + " (" + code + ")")
                .orElse("the provider says error " + code);
    }
}
