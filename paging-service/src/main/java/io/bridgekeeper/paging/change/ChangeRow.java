package io.bridgekeeper.paging.change;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "change_event")
class ChangeRow {

    @Id
    UUID id;

    String toldBy;
    String toldId;
    String kind;
    String summary;
    Instant at;

    /** A list as JSON; {@code change_event_system} is what is searched. */
    String systemIds;

    /** An object as JSON. */
    String labels;

    String source;
    String url;
    String who;
    Instant receivedAt;
}
