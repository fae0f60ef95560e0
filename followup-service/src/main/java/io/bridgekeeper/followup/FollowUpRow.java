package io.bridgekeeper.followup;

import io.bridgekeeper.followup.accountability.Accountability;
import io.bridgekeeper.followup.accountability.Accountability.Acceptance;
import io.bridgekeeper.followup.accountability.Accountability.Accepted;
import io.bridgekeeper.followup.accountability.Accountability.HandingOver;
import io.bridgekeeper.followup.accountability.Accountability.Proposal;
import io.bridgekeeper.followup.accountability.Accountability.Proposed;
import io.bridgekeeper.followup.accountability.Accountability.Unassigned;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity(name = "FollowUp")
@Table(name = "follow_up")
class FollowUpRow {
    @Id
    UUID followUpId;

    UUID incidentId;
    String systemId;
    String title;
    String fingerprint;
    Instant openedAt;
    Instant startedAt;
    Instant resolvedAt;
    Instant solvedAt;
    int occurrences;
    UUID latestIncidentId;
    Instant latestOpenedAt;
    Instant latestResolvedAt;
    String latestHow;
    String proposed;
    String proposedBy;
    Instant proposedAt;
    String accountable;
    Instant acceptedAt;

    static FollowUpRow of(FollowUp followUp) {
        FollowUpRow row = new FollowUpRow();
        row.followUpId = followUp.followUpId();
        row.incidentId = followUp.incidentId();
        row.systemId = followUp.systemId().orElse(null);
        row.title = followUp.title();
        row.fingerprint = followUp.fingerprint();
        row.openedAt = followUp.openedAt();
        row.startedAt = followUp.clocks().startedAt();
        row.become(followUp);
        return row;
    }

    /** Takes over what may change. */
    void become(FollowUp followUp) {
        resolvedAt = followUp.clocks().resolvedAt();
        occurrences = followUp.occurrences();
        Occurrence latest = followUp.latest();
        latestIncidentId = latest.incidentId();
        latestOpenedAt = latest.openedAt();
        latestResolvedAt = latest.resolvedAt();
        latestHow = latest.how();
        Optional<Proposal> asked = followUp.accountability().proposal();
        proposed = asked.map(Proposal::personId).orElse(null);
        proposedBy = asked.map(Proposal::proposedBy).orElse(null);
        proposedAt = asked.map(Proposal::proposedAt).orElse(null);
        Optional<Acceptance> held = followUp.accountability().acceptance();
        accountable = held.map(Acceptance::personId).orElse(null);
        acceptedAt = held.map(Acceptance::acceptedAt).orElse(null);
    }

    FollowUp followUp() {
        return new FollowUp(
                followUpId,
                incidentId,
                Optional.ofNullable(systemId),
                title,
                fingerprint,
                openedAt,
                new Clocks(startedAt, resolvedAt),
                occurrences,
                new Occurrence(latestIncidentId, latestOpenedAt, latestResolvedAt, latestHow),
                accountability());
    }

    private Accountability accountability() {
        Proposal asked = proposed == null ? null : new Proposal(proposed, proposedBy, proposedAt);
        if (accountable == null) {
            return asked == null ? new Unassigned() : new Proposed(asked);
        }
        Acceptance held = new Acceptance(accountable, acceptedAt);
        return asked == null ? new Accepted(held) : new HandingOver(held, asked);
    }
}
