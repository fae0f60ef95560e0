package io.bridgekeeper.auditchain;

import java.time.Instant;

/**
 * One link of the chain.
 *
 * @param seq      1, 2, 3 and so on, without a gap
 * @param previous hash of the entry before, 64 hexadecimal digits in lower case; {@link AuditChain#GENESIS} for the first
 * @param at       to the microsecond
 * @param actor    who did it: a person's id, a client's, or a service's name
 * @param action   what was done, such as {@code grant.activated}
 * @param subject  the person whom it is about; null where there is none
 * @param system   null where there is none
 * @param incident null where there is none
 * @param grant    null where there is none
 * @param facts    a JSON object, as {@link CanonicalJson} writes it
 */
public record AuditEntry(
        long seq,
        String previous,
        Instant at,
        String actor,
        String action,
        String subject,
        String system,
        String incident,
        String grant,
        String facts) {}
