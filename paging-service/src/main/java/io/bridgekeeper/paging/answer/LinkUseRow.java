package io.bridgekeeper.paging.answer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "link_use")
class LinkUseRow {

    @Id
    UUID pageId;

    String answer;

    Instant usedAt;
}
