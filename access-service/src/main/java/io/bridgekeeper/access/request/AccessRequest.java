package io.bridgekeeper.access.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One person's wish for one profile of one system.
 *
 * @param incidentId with whose end the access ends; null where none was named
 * @param duration   for which it is asked, at most what the profile allowed then
 * @param decideBy   when it expires undecided, exclusive
 * @param needed     how many others must agree
 * @param approvals  of them, in their order
 */
record AccessRequest(
        UUID requestId,
        Who by,
        String systemId,
        String profileId,
        UUID incidentId,
        String reason,
        Duration duration,
        Instant askedAt,
        Instant decideBy,
        int needed,
        List<Approval> approvals,
        RequestState state) {

    AccessRequest {
        approvals = List.copyOf(approvals);
    }

    AccessRequest with(RequestState next) {
        return new AccessRequest(
                requestId,
                by,
                systemId,
                profileId,
                incidentId,
                reason,
                duration,
                askedAt,
                decideBy,
                needed,
                approvals,
                next);
    }

    AccessRequest with(Approval approval) {
        return new AccessRequest(
                requestId,
                by,
                systemId,
                profileId,
                incidentId,
                reason,
                duration,
                askedAt,
                decideBy,
                needed,
                Stream.concat(approvals.stream(), Stream.of(approval)).toList(),
                state);
    }
}
