package io.bridgekeeper.outbox;

import io.bridgekeeper.devstack.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The outbox table of a fresh database, filled as a service's transaction would fill it. */
final class OutboxTable {

    private static final String HELD = "from pg_locks where locktype = 'advisory' and granted"
            + " and database = (select oid from pg_database where datname = current_database())";

    private final TestStack stack;
    private final String database;

    OutboxTable(TestStack stack, String database) {
        this.stack = stack;
        this.database = database;
        stack.freshDatabase(database);
        execute(migration());
    }

    /** Commits one event for each key, in this order. */
    List<UUID> commit(String topic, Instant now, List<String> keys) {
        List<UUID> ids = keys.stream().map(key -> UUID.randomUUID()).toList();
        try (Connection connection = connection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into outbox (id, topic, key, type, source, occurred_at, data)"
                                + " values (?, ?, ?, 'paging.page.expired.v1', '/bridgekeeper/paging-service', ?, '{}')")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < keys.size(); i++) {
                insert.setObject(1, ids.get(i));
                insert.setString(2, topic);
                insert.setString(3, keys.get(i));
                insert.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }

    long waiting() {
        return number("select count(*) from outbox");
    }

    /** How many relays hold the lock: none or one. */
    long leaders() {
        return number("select count(*) " + HELD);
    }

    /** Ends the connection that holds the relay's lock, as a crash or a network fault does; answers how many. */
    long cutTheLeadersConnection() {
        return number("select count(pg_terminate_backend(pid)) " + HELD);
    }

    private long number(String sql) {
        try (Connection connection = connection();
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(database), stack.user(), stack.password());
    }

    private static String migration() {
        try (InputStream sql = OutboxTable.class.getResourceAsStream("/db/outbox/V0_1__outbox.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
