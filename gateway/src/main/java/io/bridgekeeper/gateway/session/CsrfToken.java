package io.bridgekeeper.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a page of ours must send with a call that changes something, so that no other site can have a browser make it.
 *
 * <p>It is an HMAC over the id of the session: every replica makes the same one, none keeps it, and that of another
 * session does not fit.
 */
final class CsrfToken {

    /** Keeps what is made here apart from everything else that the same secret makes. */
    private static final String PURPOSE = "csrf ";

    private CsrfToken() {}

    /**
     * @param secret  of the console's client
     * @param session Keycloak's {@code sid}
     * @return 43 characters of base64url
     */
    static String of(String secret, String session) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((PURPOSE + session).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
        }
    }

    /** @param sent may be null; compared in a time that tells nothing of it */
    static boolean fits(String sent, String secret, String session) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        of(secret, session).getBytes(StandardCharsets.UTF_8));
    }
}
