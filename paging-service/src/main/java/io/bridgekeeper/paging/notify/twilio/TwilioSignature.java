package io.bridgekeeper.paging.notify.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows that a callback is the provider's: HMAC-SHA1 over the whole URL and all fields of the form, in base64.
 *
 * <p>The fields follow the URL by their names, each name with its value, without anything between. The provider's other
 * way, a hash of the body in the URL, is for JSON, and none of what it calls back with is.
 */
public final class TwilioSignature {

    private final List<SecretKeySpec> keys;

    /** @param tokens any of which may have signed; at least one */
    TwilioSignature(List<String> tokens) {
        this.keys = tokens.stream()
                .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"))
                .toList();
    }

    /**
     * @param url    as the provider was told it, its query included
     * @param fields by name, each with all its values
     */
    boolean isOf(String url, SortedMap<String, SortedSet<String>> fields, String signature) {
        byte[] claimed = signature.getBytes(StandardCharsets.UTF_8);
        boolean isOurs = false;
        for (SecretKeySpec key : keys) {
            // In constant time, and all keys: how long it takes tells nobody how near a guess was.
            isOurs |= MessageDigest.isEqual(claimed, sign(key, url, fields).getBytes(StandardCharsets.UTF_8));
        }
        return isOurs;
    }

    private static String sign(SecretKeySpec key, String url, SortedMap<String, SortedSet<String>> fields) {
        StringBuilder text = new StringBuilder(url);
        for (Map.Entry<String, SortedSet<String>> field : fields.entrySet()) {
            field.getValue().forEach(value -> text.append(field.getKey()).append(value));
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
