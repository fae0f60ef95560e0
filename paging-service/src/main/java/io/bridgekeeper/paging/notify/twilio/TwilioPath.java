package io.bridgekeeper.paging.notify.twilio;

import java.util.UUID;

/** Where the provider calls back; the notice is in the path, which is signed with the rest. */
public final class TwilioPath {

    public static final String ROOT = "/provider/twilio";

    /** What people write to our number; the admin sets it at the provider. */
    public static final String SMS = "/sms";

    /** Calls of people to our number; the same. */
    public static final String VOICE = "/voice";

    public static final String SMS_STATUS = "/sms/{noticeId}/status";
    public static final String VOICE_STATUS = "/voice/{noticeId}/status";

    /** What is pressed in a call. */
    public static final String VOICE_KEY = "/voice/{noticeId}/key";

    private TwilioPath() {}

    static String smsStatus(UUID noticeId) {
        return of(SMS_STATUS, noticeId);
    }

    static String voiceStatus(UUID noticeId) {
        return of(VOICE_STATUS, noticeId);
    }

    /** @param round how often the words were said, with this time, from 1 */
    public static String voiceKey(UUID noticeId, int round, boolean isSure) {
        return of(VOICE_KEY, noticeId) + "?round=" + round + (isSure ? "&sure=9" : "");
    }

    private static String of(String path, UUID noticeId) {
        return ROOT + path.replace("{noticeId}", noticeId.toString());
    }
}
