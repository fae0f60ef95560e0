package io.bridgekeeper.paging.notify.twilio;

import java.util.UUID;

/**
 * What a person types to say which of several pages they answer: three digits.
 *
 * <p>No secret, and made of the page, so that none is stored: it counts only in a message that the provider has signed, from
 * the very number that the page was sent to. Two pages of one number may have the same; then their person is asked.
 */
public final class ReplyCode {

    private static final int FIRST = 100;
    private static final int MANY = 900;

    private ReplyCode() {}

    public static String of(UUID pageId) {
        return Integer.toString(FIRST + Math.floorMod(pageId.hashCode(), MANY));
    }
}
