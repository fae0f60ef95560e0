package io.bridgekeeper.paging.absence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "absence_feed")
class FeedRow {

    @Id
    String personId;

    UUID registration;
    String url;
    String matching;

    /** One a line. */
    String keywords;

    String zone;
    Instant registeredAt;
    Instant dueAt;
    String etag;
    Instant fetchedAt;
    Instant readAt;
    int failures;
    Instant failingSince;
    String error;
}
