package io.bridgekeeper.access.breakglass;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A use of break-glass and the review of it.
 *
 * @param reviewId   also the id of the use
 * @param incidentId absent where none was named
 * @param duration   ISO-8601
 * @param state      {@code open} or {@code closed}
 * @param closedBy   absent while it is open, as are the two below
 */
record ReviewView(
        UUID reviewId,
        String personId,
        String systemId,
        String profileId,
        UUID incidentId,
        String reason,
        String duration,
        UUID grantId,
        Instant usedAt,
        String state,
        String closedBy,
        String finding,
        Instant closedAt) {

    /**
     * @param reviews the newest first
     * @param next    for {@code cursor}; absent at the end
     */
    record Some(List<ReviewView> reviews, String next) {}

    static ReviewView of(Use use) {
        Use.Review review = use.review();
        return new ReviewView(
                use.useId(),
                use.personId(),
                use.systemId(),
                use.profileId(),
                use.incidentId(),
                use.reason(),
                use.duration().toString(),
                use.grantId(),
                use.usedAt(),
                review == null ? "open" : "closed",
                review == null ? null : review.by(),
                review == null ? null : review.finding(),
                review == null ? null : review.at());
    }
}
