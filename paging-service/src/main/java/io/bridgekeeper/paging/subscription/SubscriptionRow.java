package io.bridgekeeper.paging.subscription;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "webhook_subscription")
class SubscriptionRow {

    @Id
    UUID id;

    String name;
    String url;
    String kinds;
    String systems;
    String ownerId;
    Instant madeAt;
    int version;
    Instant enabledSince;
    Instant disabledAt;
    String disabledBy;
    String disabledWhy;
    String secret;
    String previousSecret;
    Instant previousUntil;
    Instant failingSince;
    int givenUp;
    String removedBy;
    Instant removedAt;
    Instant testsSpentUntil;
}
