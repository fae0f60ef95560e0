package io.bridgekeeper.access.request;

import io.bridgekeeper.access.request.RequestState.Approved;
import io.bridgekeeper.access.request.RequestState.Denied;
import io.bridgekeeper.access.request.RequestState.Expired;
import io.bridgekeeper.access.request.RequestState.Pending;
import io.bridgekeeper.access.request.RequestState.Revoked;
import io.bridgekeeper.access.request.RequestState.Withdrawn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A request as people see it.
 *
 * @param incidentId     absent where none was named
 * @param duration       ISO-8601
 * @param state          {@code pending}, {@code approved}, {@code denied}, {@code expired}, {@code withdrawn}, {@code revoked}
 * @param needed         how many others must agree
 * @param grantId        absent before it is approved
 * @param decidedBy      who denied, withdrew or revoked; absent otherwise
 */
record RequestView(
        UUID requestId,
        String personId,
        String systemId,
        String profileId,
        UUID incidentId,
        String reason,
        String duration,
        Instant askedAt,
        Instant decideBy,
        String state,
        int needed,
        List<Yes> approvals,
        UUID grantId,
        String decidedBy,
        String decisionReason,
        Instant decidedAt) {

    /** One who agreed. */
    record Yes(String personId, String reason, Instant at) {}

    /**
     * @param requests the newest first
     * @param next     for {@code cursor}; absent at the end
     */
    record Some(List<RequestView> requests, String next) {}

    static RequestView of(AccessRequest request) {
        return switch (request.state()) {
            case Pending pending -> view(request, null, null, null, null);
            case Approved(UUID grantId, Instant at) -> view(request, grantId, null, null, at);
            case Denied(String by, String reason, Instant at) -> view(request, null, by, reason, at);
            case Expired(Instant at) -> view(request, null, null, null, at);
            case Withdrawn(Instant at) -> view(request, null, request.by().personId(), null, at);
            case Revoked(UUID grantId, String by, String reason, Instant at) -> view(request, grantId, by, reason, at);
        };
    }

    private static RequestView view(AccessRequest request, UUID grantId, String by, String reason, Instant at) {
        return new RequestView(
                request.requestId(),
                request.by().personId(),
                request.systemId(),
                request.profileId(),
                request.incidentId(),
                request.reason(),
                request.duration().toString(),
                request.askedAt(),
                request.decideBy(),
                request.state().word(),
                request.needed(),
                request.approvals().stream()
                        .map(approval -> new Yes(approval.by().personId(), approval.reason(), approval.at()))
                        .toList(),
                grantId,
                by,
                reason,
                at);
    }
}
