package io.bridgekeeper.paging.subscription;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "webhook_subscription_change")
class SubscriptionChangeRow {

    @Id
    UUID id;

    UUID subscriptionId;
    Instant changedAt;
    String changedBy;
    String what;
}
