package io.bridgekeeper.paging.swap;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far a request has come. All but the first are ends. */
public sealed interface SwapState {

    /** @param dueAt when people are reminded next, or else when it expires */
    record Open(Instant dueAt) implements SwapState {}

    record Accepted(String by, Instant at) implements SwapState {}

    /**
     * @param by     who said no last: the one who was named, or the last of the rotation
     * @param reason in their words
     */
    record Declined(String by, Optional<String> reason, Instant at) implements SwapState {}

    record Withdrawn(Cause cause, Instant at) implements SwapState {}

    /** Its hours began, or those that were offered; the shift stays with the asker. */
    record Expired(Instant at) implements SwapState {}

    /** Why a request was withdrawn. */
    enum Cause {
        /** They thought better of it. */
        ASKER,
        /** The absence that made it is not in the calendar any more, or is another one. */
        ABSENCE_GONE,
        /** Others are on call in its hours, or in those that were offered, by an override or a new catalog. */
        SHIFT_CHANGED;

        /** As it stands in the API. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** As it stands in the API and in the database. */
    default String word() {
        return switch (this) {
            case Open open -> "open";
            case Accepted accepted -> "accepted";
            case Declined declined -> "declined";
            case Withdrawn withdrawn -> "withdrawn";
            case Expired expired -> "expired";
        };
    }
}
