package io.bridgekeeper.paging.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "incident")
class IncidentRow {

    @Id
    UUID id;

    @Column(updatable = false)
    UUID integrationId;

    @Column(updatable = false)
    UUID joinScope;

    @Column(updatable = false)
    String joinKey;

    @Column(updatable = false)
    String dedupKey;

    @Column(updatable = false)
    String fingerprint;

    @Column(updatable = false)
    String title;

    String severity;

    String systemId;

    String areaId;

    @Column(updatable = false)
    Instant since;

    @Column(updatable = false)
    Instant openedAt;

    @Column(updatable = false)
    String facts;

    String gapReason;

    String gapDetail;

    @Column(updatable = false)
    int seatLimit;

    int alerts;
    int openAlerts;
    String state;
    String acknowledgedBy;
    Instant acknowledgedAt;
    String resolvedBy;
    Instant resolvedAt;
    String how;
    String note;

    String ownerSteps;

    String fallbackSteps;

    int ownerRounds;

    int fallbackRounds;

    int round;
    int roundsWalked;
    int position;
    Instant escalateAt;
    Instant askedAt;
    Instant nobodyAnsweredAt;
    String spared;
    boolean late;
    int historyLength;
}
