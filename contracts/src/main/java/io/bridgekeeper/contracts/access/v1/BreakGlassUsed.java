package io.bridgekeeper.contracts.access.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody took access without anybody's yes. Others are to hear of it at once.
 *
 * <p>Type {@code access.break-glass.used.v1} on {@code access.grant.v1}.
 *
 * @param useId      the use, also the id of the review that it opened, and the topic key where no incident was named
 * @param incidentId the incident that was named, then also the topic key; may be null
 * @param personId   who took it, by Keycloak user name
 * @param systemId   the system that it is for
 * @param profileId  the access profile
 * @param targets    all that it gives: {@code /systems/shop}, {@code realm:NAME}, {@code client:CLIENT:NAME}
 * @param reason     in the words of who took it
 * @param ownerId    the system's product owner, by Keycloak user name; null where none is known
 * @param usedAt     when
 * @param endsBy     when it is over at the latest, if it could be given at once
 */
public record BreakGlassUsed(
        UUID useId,
        UUID incidentId,
        String personId,
        String systemId,
        String profileId,
        List<String> targets,
        String reason,
        String ownerId,
        Instant usedAt,
        Instant endsBy) {

    public BreakGlassUsed {
        targets = List.copyOf(targets);
    }
}
