package io.bridgekeeper.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The ETag of an answer, by which a client that has it need not get it again.
 *
 * <p>Ours are weak: the same answer goes out compressed and not. They change with the bytes and only with them.
 *
 * <p>Source: RFC 9110, 8.8.3 and 13.1.2.
 */
public final class AnswerTag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private AnswerTag() {}

    /** @return such as {@code W/"…"}, with 43 characters of base64url between the quotation marks */
    public static String of(byte[] body) {
        return "W/\"" + digest(body) + "\"";
    }

    /** The same of a text as UTF-8. */
    public static String of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether the client has the answer already. Compared weakly, as the header wants it.
     *
     * @param ifNoneMatch the header: tags, or *; null where there is none
     * @param tag         of the answer, weak or not
     */
    public static boolean isKnown(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String opaque = TAG.matcher(tag).replaceFirst("$1");
        return ifNoneMatch.strip().equals("*")
                || TAG.matcher(ifNoneMatch)
                        .results()
                        .anyMatch(one -> one.group(1).equals(opaque));
    }

    private static String digest(byte[] body) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
