package io.bridgekeeper.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets, and opens what was sealed under any of the keys.
 *
 * <p>AES-256-GCM. A sealed secret reads {@code v1.<id of the key>.<base64url of nonce, ciphertext and tag>}, and opens only
 * for what it was sealed for: moved to another owner it is as good as broken.
 *
 * <p>To replace the key, add the new one behind the old one everywhere, then put it first everywhere: whoever opens must
 * know a key before anybody seals with it.
 */
public final class SealingKeys {

    /** Bytes of a nonce; each is used once. */
    public static final int NONCE_BYTES = 12;

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)");
    private static final Pattern SEALED = Pattern.compile("v1\\.([A-Za-z0-9_-]{1,32})\\.([A-Za-z0-9_-]{38,12000})");

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String first;

    /**
     * @param written each as {@code id:key}, the id of 1 to 32 letters, digits, hyphens and underscores, the key 32 bytes in
     *     base64; the first seals, all open
     * @throws IllegalArgumentException where there is none, one is not written so, or two have one id; it holds no key
     */
    public SealingKeys(List<String> written) {
        for (String key : written) {
            Matcher parts = KEY.matcher(key.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException("a sealing key must be id:key, the key 32 bytes in base64");
            }
            byte[] bytes = Base64.getDecoder().decode(parts.group(2));
            if (bytes.length != KEY_BYTES || keys.put(parts.group(1), new SecretKeySpec(bytes, "AES")) != null) {
                throw new IllegalArgumentException("two sealing keys have the id " + parts.group(1));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("without a key nothing can be sealed");
        }
        first = keys.keySet().iterator().next();
    }

    /**
     * Seals under the first key.
     *
     * @param owner what alone it opens for
     * @param nonce {@link #NONCE_BYTES} random bytes, never used before
     */
    public String seal(String clear, String owner, byte[] nonce) {
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("a nonce has " + NONCE_BYTES + " bytes");
        }
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, first, owner, nonce);
            byte[] sealed = cipher.doFinal(clear.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return "v1." + first + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** @param owner what it was sealed for */
    public Opening open(String sealed, String owner) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            return new Opening.Broken();
        }
        if (!keys.containsKey(parts.group(1))) {
            return new Opening.UnknownKey(parts.group(1));
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(parts.group(2));
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, parts.group(1), owner, Arrays.copyOf(all, NONCE_BYTES));
            byte[] clear = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new Opening.Opened(new String(clear, StandardCharsets.UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return new Opening.Broken();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Whether it was sealed under the key that seals now. */
    public boolean isCurrent(String sealed) {
        return sealed.startsWith("v1." + first + ".");
    }

    private Cipher cipher(int mode, String keyId, String owner, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("v1." + keyId + "\n" + owner).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
