package io.bridgekeeper.access.audit;

import io.bridgekeeper.auditchain.AuditChain;
import io.bridgekeeper.auditchain.AuditEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Read only: the database writes it, see the migration. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditRow {

    @Id
    long seq;

    String previous;

    String hash;

    Instant at;

    String actor;

    String action;

    String subject;

    @Column(name = "system_id")
    String systemId;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "grant_id")
    UUID grantId;

    String facts;

    /** Of what the table says, with the hash that it says: where the two do not agree, a check shows it. */
    String toLine() {
        AuditEntry entry = new AuditEntry(
                seq,
                previous,
                at,
                actor,
                action,
                subject,
                systemId,
                incidentId == null ? null : incidentId.toString(),
                grantId == null ? null : grantId.toString(),
                facts);
        return AuditChain.line(entry, hash);
    }
}
