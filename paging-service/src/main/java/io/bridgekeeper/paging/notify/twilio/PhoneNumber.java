package io.bridgekeeper.paging.notify.twilio;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers as ITU-T E.164 has them: {@code +}, the country, the rest; 8 to 15 digits in all. */
public final class PhoneNumber {

    private static final Set<String> CHANNELS = Set.of("sms", "voice");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern GROUPING = Pattern.compile("[\\s().\\u2011/-]");

    private PhoneNumber() {}

    /** Whether targets of a channel are numbers. */
    public static boolean isTargetOf(String channel) {
        return CHANNELS.contains(channel);
    }

    /** Without what people group digits with; what is no number stays none. */
    public static String normal(String typed) {
        return GROUPING.matcher(typed).replaceAll("");
    }

    static Optional<String> objection(String number) {
        return E164.matcher(number).matches()
                ? Optional.empty()
                : Optional.of("must be a number with its country, such as +4915112345678");
    }
}
