package io.bridgekeeper.access.request;

import java.time.Instant;
import java.util.UUID;

/** Where a request stands: {@code pending → approved → revoked}, or denied, expired or withdrawn. */
sealed interface RequestState {

    /** Too few have agreed yet. */
    record Pending() implements RequestState {}

    /** Enough have agreed, or nobody had to. */
    record Approved(UUID grantId, Instant at) implements RequestState {}

    record Denied(String by, String reason, Instant at) implements RequestState {}

    /** Nobody decided in time. */
    record Expired(Instant at) implements RequestState {}

    /** Its own asker took it back before it was decided. */
    record Withdrawn(Instant at) implements RequestState {}

    /** It had been approved; its access is taken away. */
    record Revoked(UUID grantId, String by, String reason, Instant at) implements RequestState {}

    default String word() {
        return switch (this) {
            case Pending p -> "pending";
            case Approved a -> "approved";
            case Denied d -> "denied";
            case Expired e -> "expired";
            case Withdrawn w -> "withdrawn";
            case Revoked r -> "revoked";
        };
    }
}
