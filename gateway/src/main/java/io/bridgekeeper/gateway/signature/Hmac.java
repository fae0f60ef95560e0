package io.bridgekeeper.gateway.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 under any of some secrets. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** @param secrets none of them empty; where there are none, nothing ever holds */
    Hmac(List<String> secrets) {
        keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /**
     * The one that holds, in lower case. All are looked at, so that the time tells nothing.
     *
     * @param told 64 hexadecimal characters each, in any case; anything else does not hold
     */
    Optional<String> find(List<String> told, String before, byte[] body) {
        Optional<String> found = Optional.empty();
        for (SecretKeySpec key : keys) {
            String right = HexFormat.of().formatHex(mac(key, before, body));
            for (String mac : told) {
                byte[] sent = mac.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
                if (MessageDigest.isEqual(sent, right.getBytes(StandardCharsets.UTF_8))) {
                    found = Optional.of(right);
                }
            }
        }
        return found;
    }

    private static byte[] mac(SecretKeySpec key, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
