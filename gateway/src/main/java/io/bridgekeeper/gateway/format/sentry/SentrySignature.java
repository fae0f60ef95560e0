package io.bridgekeeper.gateway.format.sentry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that Sentry sent a body: its header is the HMAC of the bytes as they came, keyed with the client secret of the
 * integration.
 *
 * <p>Several secrets may hold at a time, so that one can be replaced without losing a notice. The time that a check takes
 * tells neither which of them was near nor how near.
 *
 * <p>Source: <a
 * href="https://docs.sentry.io/organization/integrations/integration-platform/webhooks/#verifying-the-signature">verifying
 * the signature</a>.
 */
public final class SentrySignature {

    /** The name of the header that carries it. */
    public static final String HEADER = "sentry-hook-signature";

    /** What was found. */
    public enum Verdict {
        /** It was made with one of the secrets, of just these bytes. */
        HOLDS,
        /** There is none. */
        MISSING,
        /** It is of other bytes, or made with another secret, or no signature at all. */
        WRONG
    }

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** @param secrets at least one, none of them empty */
    public SentrySignature(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("without a secret nothing can be checked");
        }
        keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** @param header as it was sent: 64 hexadecimal characters */
    public Verdict check(byte[] body, Optional<String> header) {
        if (header.isEmpty()) {
            return Verdict.MISSING;
        }
        byte[] told = header.get().strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        boolean holds = false;
        for (SecretKeySpec key : keys) {
            holds |= MessageDigest.isEqual(told, hmac(key, body).getBytes(StandardCharsets.UTF_8));
        }
        return holds ? Verdict.HOLDS : Verdict.WRONG;
    }

    private static String hmac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
