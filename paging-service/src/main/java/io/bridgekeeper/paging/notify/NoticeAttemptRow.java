package io.bridgekeeper.paging.notify;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Written past Hibernate, together with what it says of its notice. */
@Entity
@IdClass(NoticeAttemptRow.Key.class)
@Table(name = "notice_attempt")
class NoticeAttemptRow {

    record Key(UUID noticeId, int number) {}

    @Id
    UUID noticeId;

    @Id
    int number;

    Instant beganAt;
    Instant endedAt;
    String outcome;
    String reason;

    NoticeAttempt attempt() {
        return new NoticeAttempt(
                noticeId,
                number,
                beganAt,
                Optional.ofNullable(endedAt),
                Optional.ofNullable(outcome),
                Optional.ofNullable(reason));
    }
}
