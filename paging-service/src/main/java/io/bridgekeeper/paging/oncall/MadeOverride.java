package io.bridgekeeper.paging.oncall;

import io.bridgekeeper.paging.rotation.RotationOverride;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An override with who made it.
 *
 * @param override its range ends where it was taken back, if it had begun by then
 * @param reason   in the maker's words
 */
public record MadeOverride(
        UUID id,
        String rotationId,
        RotationOverride override,
        String reason,
        String madeBy,
        Instant madeAt,
        Optional<TakenBack> takenBack) {

    public record TakenBack(String by, Instant at) {}

    /** What has happened stays: an override that has begun ends now, one that lies ahead never was. */
    MadeOverride takenBack(String by, Instant now) {
        RotationOverride rest = override.range().contains(now) ? override.until(now) : override;
        return new MadeOverride(id, rotationId, rest, reason, madeBy, madeAt, Optional.of(new TakenBack(by, now)));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(override.range().until());
    }

    /** Whether it says who is, or was, on call: not where it was taken back before it began. */
    boolean counts() {
        return takenBack
                .filter(back -> back.at().isBefore(override.range().until()))
                .isEmpty();
    }
}
