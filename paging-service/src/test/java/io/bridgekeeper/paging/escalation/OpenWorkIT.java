package io.bridgekeeper.paging.escalation;

import static io.bridgekeeper.paging.PagingClient.accept;
import static io.bridgekeeper.paging.PagingClient.hand;
import static io.bridgekeeper.paging.PagingClient.resolve;
import static io.bridgekeeper.paging.PagingClient.signal;
import static io.smallrye.mutiny.vertx.UniHelper.toUni;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.DevstackResource;
import io.bridgekeeper.paging.People;
import io.bridgekeeper.paging.Table;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a signal costs does not depend on how much else is open (decision 0009): counted in entries of indexes, not in time. */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "database", value = "paging"), @ResourceArg(name = "keycloak", value = "true")})
class OpenWorkIT {

    private static final int LIVES = 10;
    private static final int OPEN = 3_000;

    /** Connections that are never given back; they read nothing. */
    private static final int LISTENERS = 2;

    private static final String MARK = "open-work-";
    private static final String PARTIAL = "indexrelid in (select indexrelid from pg_index where indpred is not null)";

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connections;

    @BeforeEach
    void people() {
        People.agreeToAll();
    }

    @AfterEach
    void nothingOpen() {
        Table.update("delete from notice where person_id like ? || '%'", MARK);
        Table.update("delete from page where person_id like ? || '%'", MARK);
        Table.update("delete from alert where dedup_key like ? || '%'", MARK);
        Table.update("delete from incident where join_key like ? || '%'", MARK);
    }

    @Test
    void readsAsMuchForOneIncidentWhileThousandsOfOthersAreOpen() {
        // Plans are made once a connection, and these know of hardly anything that is open.
        live();
        long alone = readBy(this::live);
        openMany();
        read();
        List<String> before = byIndex();
        long besides = readBy(this::live);
        List<String> after = byIndex();

        // Whatever reads an index of what is open whole reads so many times that many.
        assertThat(besides)
                .as(
                        "entries read for %d incidents while %d others are open; alone %d; %s -> %s",
                        LIVES, OPEN, alone, before, after)
                .isLessThan(alone + LIVES * OPEN / 3);
    }

    /** Some incidents from the first signal to the resolution, with a repeat. */
    private void live() {
        for (int i = 0; i < LIVES; i++) {
            String key = UUID.randomUUID().toString();
            Map<String, String> labels = Map.of("service", "payments", "alertname", key);
            hand(UUID.randomUUID(), signal("firing", key, null, labels));
            hand(UUID.randomUUID(), signal("firing", key, null, labels));
            UUID incident = incidentOf(labels, key);
            String page = Table.select(
                            "select id::text from page where incident_id = ? and person_id = 'alice'", incident)
                    .getFirst();
            accept("alice", page).then().statusCode(200);
            resolve("alice", incident, "fix").then().statusCode(200);
        }
    }

    /** As many as a bad night leaves, each with its alert, its page and its notice; nothing of them is due. */
    private void openMany() {
        String key = UUID.randomUUID().toString();
        hand(UUID.randomUUID(), signal("firing", key, null, Map.of("service", "payments", "alertname", key)));
        UUID first = incidentOf(Map.of(), key);
        copies(
                "incident",
                "r.id = ?",
                first,
                "'id', md5('i' || n)::uuid, 'join_key', m || n, 'dedup_key', m || n, 'fingerprint', repeat(md5('f' || n), 2),"
                        + " 'escalate_at', null");
        copies(
                "alert",
                "r.incident_id = ?",
                first,
                "'id', md5('a' || n)::uuid, 'incident_id', md5('i' || n)::uuid, 'dedup_key', m || n");
        copies(
                "page",
                "r.incident_id = ?",
                first,
                "'id', md5('p' || n)::uuid, 'incident_id', md5('i' || n)::uuid, 'person_id', m || n, 'state', 'sent'");
        copies(
                "notice",
                "r.incident_id = ? and r.contact = 0",
                first,
                "'id', md5('n' || n)::uuid, 'incident_id', md5('i' || n)::uuid, 'page_id', md5('p' || n)::uuid,"
                        + " 'person_id', m || n, 'target', m || n, 'state', 'sent', 'next_attempt_at', null,"
                        + " 'receipt_due_at', null");
        resolve("carol", first, "fix").then().statusCode(200);
        assertThat(Table.select(
                        "select count(*) from incident where join_key like ? || '%' and how is not distinct from null",
                        MARK))
                .containsExactly(String.valueOf(OPEN));
    }

    /** By the whole of the key: what this test asks is counted too. */
    private static UUID incidentOf(Map<String, String> labels, String key) {
        return UUID.fromString(Table.select(
                        "select incident_id::text from alert where integration_id = ? and dedup_key = ? and state = 'open'",
                        signal("firing", key, null, labels).integrationId(),
                        key)
                .getFirst());
    }

    private static void copies(String table, String which, UUID of, String changed) {
        Table.update(
                "insert into " + table + " select (jsonb_populate_record(r, jsonb_build_object(" + changed
                        + "))).* from "
                        + table + " r, (select n, '" + MARK + "'::text as m from generate_series(1, " + OPEN
                        + ") as g (n)) as k where " + which,
                of);
    }

    private long readBy(Runnable work) {
        long before = read();
        work.run();
        return read() - before;
    }

    /** Entries of the partial indexes, which hold what is open or due, by all connections so far. */
    private long read() {
        flush();
        return Long.parseLong(Table.select("select sum(idx_tup_read) from pg_stat_user_indexes where " + PARTIAL)
                .getFirst());
    }

    private static List<String> byIndex() {
        return Table.select("select indexrelname || ' ' || idx_tup_read from pg_stat_user_indexes where " + PARTIAL
                + " and idx_tup_read > 1000 order by 1");
    }

    /** A connection keeps what it has read to itself for a while, so each is asked to tell. */
    private void flush() {
        List<SqlConnection> all = new ArrayList<>();
        for (int i = 0; i < connections - LISTENERS; i++) {
            all.add(toUni(pool.getConnection()).await().indefinitely());
        }
        Uni.join()
                .all(all.stream()
                        .map(connection -> toUni(connection
                                .query("select pg_stat_force_next_flush()")
                                .execute()
                                .compose(done -> connection.close())))
                        .toList())
                .andCollectFailures()
                .await()
                .indefinitely();
    }
}
