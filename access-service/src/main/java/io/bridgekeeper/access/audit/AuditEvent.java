package io.bridgekeeper.access.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be an entry of the audit. It stays for ever and is taken away in exports: no token, password or contact
 * belongs in it, and no text that another system made up.
 *
 * @param actor   who did it: a person's id or a client's; {@link #SERVICE} for what nobody asked for
 * @param subject the person whom it is about; null where there is none
 * @param systemId   null where there is none
 * @param incidentId null where there is none
 * @param grantId    null where there is none
 * @param facts   what else is to be known, such as a reason
 */
public record AuditEvent(
        Instant at,
        String actor,
        AuditAction action,
        String subject,
        String systemId,
        UUID incidentId,
        UUID grantId,
        Map<String, String> facts) {

    /** The actor of what the service does by itself. */
    public static final String SERVICE = "access-service";

    public AuditEvent {
        facts = Map.copyOf(facts);
    }
}
