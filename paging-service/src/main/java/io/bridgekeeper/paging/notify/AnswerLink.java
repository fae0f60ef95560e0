package io.bridgekeeper.paging.notify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what lets a person answer one page without logging in, or say once that they still have its incident, and checks
 * it.
 *
 * <p>A token is {@code bka_} and 57 bytes in base64url: what it is for, the page, when it expires in seconds of the epoch, and
 * HMAC-SHA256 over these and the person. It is made of what a page is, so none is ever stored, and all notices of one page
 * have the same. The person does not stand in it.
 */
public final class AnswerLink {

    static final int SHORTEST_SECRET = 32;
    static final Duration SHORTEST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(7);

    private static final String PREFIX = "bka_";
    private static final int CLAIM_BYTES = 1 + 16 + 8;

    /** What it is for, with the byte that a token of it begins with. */
    public enum Use {
        /** To accept or to decline the page. */
        ANSWER(1),
        /** To say that whoever accepted the page still has the incident. */
        STILL_ON_IT(2);

        private final byte code;

        Use(int code) {
            this.code = (byte) code;
        }
    }

    /** A multiple of four, so that no bits are left over that could differ. */
    private static final Pattern TOKEN = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{76}");

    /** The first signs, all check. */
    private final List<SecretKeySpec> keys;

    private final Duration lasts;

    /**
     * @param secret   at least 32 characters
     * @param previous with which no more is signed, and which is good for what it has signed
     * @param lasts    from when the page was queued, an hour to a week
     */
    public AnswerLink(String secret, Optional<String> previous, Duration lasts) {
        if (lasts.compareTo(SHORTEST) < 0 || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a link lasts from " + SHORTEST + " to " + LONGEST);
        }
        this.keys = Stream.concat(Stream.of(secret), previous.stream())
                .map(AnswerLink::key)
                .toList();
        this.lasts = lasts;
    }

    private static SecretKeySpec key(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("a link secret has at least " + SHORTEST_SECRET + " characters");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * What a token says of itself; nothing is proved by it.
     *
     * @param expiresAt from then on it answers nothing
     */
    public record Claim(Use use, UUID pageId, Instant expiresAt) {}

    public String token(UUID pageId, String personId, Instant queuedAt) {
        return token(Use.ANSWER, pageId, personId, expiresAt(queuedAt));
    }

    /** @param answerBy when the question ends; the second that it is in tells it from others of the page */
    public String question(UUID pageId, String personId, Instant answerBy) {
        return token(Use.STILL_ON_IT, pageId, personId, answerBy);
    }

    private String token(Use use, UUID pageId, String personId, Instant expiresAt) {
        byte[] claim = ByteBuffer.allocate(CLAIM_BYTES)
                .put(use.code)
                .putLong(pageId.getMostSignificantBits())
                .putLong(pageId.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .array();
        byte[] signature = sign(keys.getFirst(), claim, personId);
        return PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ByteBuffer.allocate(claim.length + signature.length)
                                .put(claim)
                                .put(signature)
                                .array());
    }

    /** When the token of a page that was queued then answers nothing any more. */
    Instant expiresAt(Instant queuedAt) {
        return queuedAt.plus(lasts);
    }

    /** Empty where it cannot be a token. */
    public Optional<Claim> read(String token) {
        return bytes(token).flatMap(bytes -> {
            ByteBuffer claim = ByteBuffer.wrap(bytes);
            byte code = claim.get();
            Optional<Use> use = Arrays.stream(Use.values())
                    .filter(each -> each.code == code)
                    .findFirst();
            UUID pageId = new UUID(claim.getLong(), claim.getLong());
            long expires = claim.getLong();
            return expires < 0 || expires > Instant.MAX.getEpochSecond()
                    ? Optional.empty()
                    : use.map(known -> new Claim(known, pageId, Instant.ofEpochSecond(expires)));
        });
    }

    /** Whether we have made it, for this person. */
    public boolean isOurs(String token, String personId) {
        return bytes(token).stream().anyMatch(bytes -> {
            byte[] claim = new byte[CLAIM_BYTES];
            byte[] signature = new byte[bytes.length - CLAIM_BYTES];
            ByteBuffer.wrap(bytes).get(claim).get(signature);
            boolean isOurs = false;
            for (SecretKeySpec key : keys) {
                // In constant time, and all keys: how long it takes tells nobody how near a guess was.
                isOurs |= MessageDigest.isEqual(signature, sign(key, claim, personId));
            }
            return isOurs;
        });
    }

    private static Optional<byte[]> bytes(String token) {
        return TOKEN.matcher(token).matches()
                ? Optional.of(Base64.getUrlDecoder().decode(token.substring(PREFIX.length())))
                : Optional.empty();
    }

    private static byte[] sign(SecretKeySpec key, byte[] claim, String personId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(claim);
            return mac.doFinal(personId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
