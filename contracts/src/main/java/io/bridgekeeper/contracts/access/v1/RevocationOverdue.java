package io.bridgekeeper.contracts.access.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A grant that ended is not proven to be gone from Keycloak in the time that there is; it is tried on. Told once a
 * grant.
 *
 * <p>Type {@code access.revocation.overdue.v1} on {@code access.grant.v1}.
 *
 * @param grantId    the grant
 * @param incidentId the incident, also the topic key
 * @param personId   who may still hold it, by Keycloak user name
 * @param systemId   the system that it is for
 * @param profileId  the access profile
 * @param targets    what is not proven to be gone: {@code /systems/shop}, {@code realm:NAME}, {@code client:CLIENT:NAME}
 * @param reason     why it ended, as in {@link GrantEnded}
 * @param detail     what Keycloak said last, without secrets
 * @param since      when it was to be taken
 * @param overdueAt  when that had lasted too long
 */
public record RevocationOverdue(
        UUID grantId,
        UUID incidentId,
        String personId,
        String systemId,
        String profileId,
        List<String> targets,
        String reason,
        String detail,
        Instant since,
        Instant overdueAt) {}
