package io.bridgekeeper.paging.swap;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "swap_reminder")
@IdClass(SwapReminderRow.Key.class)
class SwapReminderRow {

    @Id
    UUID swapId;

    @Id
    Instant remindedAt;

    @Id
    String personId;

    record Key(UUID swapId, Instant remindedAt, String personId) {}
}
