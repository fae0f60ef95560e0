package io.bridgekeeper.followup.timeline;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "TimelineEntry")
@Table(name = "timeline_entry")
class TimelineEntryRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long seq;

    UUID incidentId;
    Instant at;
    String what;

    TimelineEntry entry() {
        return new TimelineEntry(incidentId, at, what);
    }
}
