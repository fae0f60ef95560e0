package io.bridgekeeper.listing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Behind which item a list goes on; the newest are first. What comes in meanwhile moves nothing.
 *
 * <p>Its text works for the list and the filters that it was made for alone, and not where a character of it was changed.
 * That guards against mistakes, not against malice: whoever may read the list may begin anywhere in it.
 *
 * @param place of the last item that was shown: microseconds since 1970, or a number that grows; at least 0
 * @param id    of the same
 */
public record Cursor(long place, UUID id) {

    private static final int PLACE_BYTES = 3 * Long.BYTES;
    private static final int DIGEST_BYTES = 16;
    /** The last microsecond of the year 9999: later ones are no times for a database. */
    private static final long LAST = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));

    /** Every item is behind it. */
    static final Cursor BEFORE_ALL = new Cursor(LAST, new UUID(-1, -1));

    /** @param at as a database has it, to the microsecond */
    public static Cursor of(Instant at, UUID id) {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, at), id);
    }

    /** The place where it is a time. */
    public Instant at() {
        return Instant.EPOCH.plus(place, ChronoUnit.MICROS);
    }

    /**
     * For callers, who make nothing of it.
     *
     * @param list the list's name and its filters, in a fixed order
     */
    String text(List<String> list) {
        byte[] place = bytes();
        ByteBuffer all =
                ByteBuffer.allocate(PLACE_BYTES + DIGEST_BYTES).put(place).put(digest(list, place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
    }

    /** Empty for what is none of this list's. */
    static Optional<Cursor> read(String text, List<String> list) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (all.length != PLACE_BYTES + DIGEST_BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(all);
        Cursor cursor = new Cursor(bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()));
        return cursor.place >= 0 && cursor.place <= LAST && cursor.text(list).equals(text)
                ? Optional.of(cursor)
                : Optional.empty();
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(PLACE_BYTES)
                .putLong(place)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] digest(List<String> list, byte[] place) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String each : list) {
                byte[] part = each.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                digest.update(part);
            }
            return Arrays.copyOf(digest.digest(place), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
