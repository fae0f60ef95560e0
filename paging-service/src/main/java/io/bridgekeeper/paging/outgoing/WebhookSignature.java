package io.bridgekeeper.paging.outgoing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a body as Standard Webhooks has it, so that any of its libraries can check it. */
public final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    private final List<byte[]> keys;

    /**
     * @param secrets each {@code whsec_} and 24 to 64 bytes in base64, at least one. While one replaces another, both
     *     sign: a receiver that knows either is content.
     */
    public WebhookSignature(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a webhook is signed by one secret at least");
        }
        this.keys = secrets.stream().map(WebhookSignature::key).toList();
    }

    /** @param random 24 to 64 bytes that nobody can guess */
    public static String secretOf(byte[] random) {
        return PREFIX + Base64.getEncoder().encodeToString(random);
    }

    private static byte[] key(String secret) {
        byte[] key =
                secret.startsWith(PREFIX) ? Base64.getDecoder().decode(secret.substring(PREFIX.length())) : new byte[0];
        if (key.length < SHORTEST_KEY || key.length > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "a webhook secret is whsec_ and " + SHORTEST_KEY + " to " + LONGEST_KEY + " bytes in base64");
        }
        return key;
    }

    /**
     * @param id the same for every attempt at one message
     * @return the three headers to send; signatures in the order of the secrets, with blanks between
     */
    public Map<String, String> headers(String id, Instant now, String body) {
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature",
                        keys.stream().map(key -> signature(key, signed)).collect(Collectors.joining(" ")));
    }

    private static String signature(byte[] key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
