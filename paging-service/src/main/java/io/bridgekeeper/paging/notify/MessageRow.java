package io.bridgekeeper.paging.notify;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "message")
class MessageRow {

    @Id
    UUID id;

    String personId;
    /** Does not wait until it is quiet no more. */
    boolean urgent;

    String about;
    String subject;
    String text;
    String path;

    /** How many ways are given up. */
    int contact;

    UUID wayId;
    String givenUp;
    String state;
    int attempts;
    Instant queuedAt;
    Instant nextAttemptAt;
    Instant sentAt;
    String error;
}
