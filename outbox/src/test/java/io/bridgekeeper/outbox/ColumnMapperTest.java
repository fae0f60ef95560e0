package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ColumnMapperTest {

    static final class Row {
        static final int MOST = 1;

        String id;
        Instant openedAt;

        @Column(name = "who_did_it")
        String by;

        @Column(length = 3)
        String dedupKeyOfIt;

        transient String remembered;
        Object $$_hibernate_interceptor;
    }

    @Test
    void namesEachColumnAsTheDatabaseDoes() {
        assertThat(ColumnMapper.columns(Row.class, "r"))
                .isEqualTo("r.id, r.opened_at, r.who_did_it, r.dedup_key_of_it");
    }
}
