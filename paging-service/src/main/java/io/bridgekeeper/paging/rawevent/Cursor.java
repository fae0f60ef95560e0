package io.bridgekeeper.paging.rawevent;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Behind which event a list goes on; the newest are first. What comes in meanwhile moves nothing.
 *
 * @param receivedAt of the last one that was shown, to the microsecond
 * @param id         of the same
 */
record Cursor(Instant receivedAt, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;

    /** For callers, who make nothing of it. */
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty for what none of ours says. */
    static Optional<Cursor> read(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            Instant receivedAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            return receivedAt.isAfter(Instant.EPOCH) && receivedAt.isBefore(Instant.parse("9999-01-01T00:00:00Z"))
                    ? Optional.of(new Cursor(receivedAt, new UUID(bytes.getLong(), bytes.getLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
