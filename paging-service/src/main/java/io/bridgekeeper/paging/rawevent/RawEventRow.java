package io.bridgekeeper.paging.rawevent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "raw_event")
class RawEventRow {

    @Id
    UUID id;

    UUID integrationId;
    String format;
    /** An object as JSON. */
    String headers;

    String path;
    String query;
    String body;
    int bodyLength;
    boolean cut;
    Instant receivedAt;
    String outcome;
    /** A list as JSON. */
    String signalIds;

    String why;
    /** A list as JSON. */
    String faults;

    boolean deadLetter;
    Instant replayedAt;
    String replayedBy;
    String replayOutcome;
    /** A list as JSON. */
    String replaySignalIds;
}
