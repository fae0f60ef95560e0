package io.bridgekeeper.access.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "access_approval")
@IdClass(ApprovalRow.Key.class)
class ApprovalRow {

    record Key(UUID requestId, String personId) {}

    @Id
    @Column(name = "request_id")
    UUID requestId;

    @Id
    @Column(name = "person_id")
    String personId;

    @Column(name = "person_key")
    String personKey;

    String reason;

    @Column(name = "approved_at")
    Instant approvedAt;

    ApprovalRow() {}

    ApprovalRow(UUID requestId, Approval approval) {
        this.requestId = requestId;
        this.personId = approval.by().personId();
        this.personKey = approval.by().personKey();
        this.reason = approval.reason();
        this.approvedAt = approval.at();
    }

    Approval toApproval() {
        return new Approval(new Who(personId, personKey), reason, approvedAt);
    }
}
