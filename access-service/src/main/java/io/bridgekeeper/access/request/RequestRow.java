package io.bridgekeeper.access.request;

import io.bridgekeeper.access.request.RequestState.Approved;
import io.bridgekeeper.access.request.RequestState.Denied;
import io.bridgekeeper.access.request.RequestState.Expired;
import io.bridgekeeper.access.request.RequestState.Pending;
import io.bridgekeeper.access.request.RequestState.Revoked;
import io.bridgekeeper.access.request.RequestState.Withdrawn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "access_request")
class RequestRow {

    @Id
    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "person_id")
    String personId;

    @Column(name = "person_key")
    String personKey;

    @Column(name = "system_id")
    String systemId;

    @Column(name = "profile_id")
    String profileId;

    @Column(name = "incident_id")
    UUID incidentId;

    String reason;

    String duration;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "decide_by")
    Instant decideBy;

    int needed;

    String state;

    @Column(name = "grant_id")
    UUID grantId;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "decision_reason")
    String decisionReason;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "lasts_until")
    Instant lastsUntil;

    RequestRow() {}

    RequestRow(AccessRequest request) {
        requestId = request.requestId();
        personId = request.by().personId();
        personKey = request.by().personKey();
        systemId = request.systemId();
        profileId = request.profileId();
        incidentId = request.incidentId();
        reason = request.reason() == null ? "" : request.reason();
        duration = request.duration().toString();
        askedAt = request.askedAt();
        decideBy = request.decideBy();
        needed = request.needed();
        lastsUntil = request.decideBy();
        become(request.state());
    }

    void become(RequestState next) {
        state = next.word();
        switch (next) {
            case Pending pending -> {}
            case Approved(UUID grant, Instant at) -> {
                grantId = grant;
                decided(null, null, at);
                lastsUntil = at.plus(Duration.parse(duration));
            }
            case Denied(String by, String why, Instant at) -> decided(by, why, at);
            case Expired(Instant at) -> decided(null, null, at);
            case Withdrawn(Instant at) -> decided(personId, null, at);
            case Revoked(UUID grant, String by, String why, Instant at) -> {
                grantId = grant;
                decided(by, why, at);
            }
        }
    }

    AccessRequest toRequest(List<Approval> approvals) {
        return new AccessRequest(
                requestId,
                new Who(personId, personKey),
                systemId,
                profileId,
                incidentId,
                reason,
                Duration.parse(duration),
                askedAt,
                decideBy,
                needed,
                approvals,
                toState());
    }

    private RequestState toState() {
        return switch (state) {
            case "pending" -> new Pending();
            case "approved" -> new Approved(grantId, decidedAt);
            case "denied" -> new Denied(decidedBy, decisionReason, decidedAt);
            case "expired" -> new Expired(decidedAt);
            case "withdrawn" -> new Withdrawn(decidedAt);
            case "revoked" -> new Revoked(grantId, decidedBy, decisionReason, decidedAt);
            default -> throw new IllegalStateException("request " + requestId + " in state " + state);
        };
    }

    private void decided(String by, String why, Instant at) {
        decidedBy = by;
        decisionReason = why;
        decidedAt = at;
    }
}
