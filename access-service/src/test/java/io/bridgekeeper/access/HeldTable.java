package io.bridgekeeper.access;

import static org.awaitility.Awaitility.await;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets everybody read a table and nobody write into it until it is closed: so writers meet, as by a bad chance. */
final class HeldTable implements AutoCloseable {

    private static final TestStack STACK = TestStack.start(Part.POSTGRES);

    private final Connection connection;

    HeldTable(String table) {
        try {
            connection =
                    DriverManager.getConnection(STACK.jdbcUrl(AccessStack.DATABASE), STACK.user(), STACK.password());
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table " + table + " in share mode");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On a thread of its own: the common pool has as few as one on a small machine. */
    static <T> CompletableFuture<T> atOnce(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofPlatform().start(task));
    }

    /** Returns once so many wait for a lock in this database. */
    void awaitWaiting(int number) {
        World world = World.get();
        await().atMost(World.PATIENCE)
                .until(() -> world.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database()")
                        >= number);
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
