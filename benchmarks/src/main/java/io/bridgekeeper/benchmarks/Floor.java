package io.bridgekeeper.benchmarks;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the machine itself gives at the time: durable transactions per second of four small rows, as the first of
 * {@link ReferenceFigures} has it of another day. Machines of one name differ by times; a figure in milliseconds says
 * little without it.
 *
 * @param one   by one client, each transaction after the other
 * @param eight by eight at once
 */
record Floor(double one, double eight) {

    private static final Duration LASTING = Duration.ofSeconds(2);
    private static final List<String> TABLES =
            List.of("bench_floor_event", "bench_floor_incident", "bench_floor_timer", "bench_floor_outbox");
    private static final int ROW_CHARACTERS = 300;

    /** On a database where the role may make tables; they are gone afterwards. */
    static Floor measure(String url, String role, String password) {
        try (Connection connection = DriverManager.getConnection(url, role, password);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table if not exists " + table + " (id bigserial primary key, v text)");
            }
            try {
                return new Floor(perSecond(1, url, role, password), perSecond(8, url, role, password));
            } finally {
                statement.execute("drop table " + String.join(", ", TABLES));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The machine's floor cannot be measured: " + e.getMessage(), e);
        }
    }

    JsonObject json() {
        return new JsonObject().put("transactionsByOne", Math.round(one)).put("transactionsByEight", Math.round(eight));
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "the machine itself, just before: %,.0f durable transactions per second by one client, %,.0f by eight",
                one,
                eight);
    }

    private static double perSecond(int clients, String url, String role, String password) throws SQLException {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Double>> rates = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                rates.add(threads.submit((Callable<Double>) () -> rate(url, role, password)));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static double rate(String url, String role, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, role, password);
                Statement insert = connection.createStatement()) {
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            long done = 0;
            while (System.nanoTime() - begun < LASTING.toNanos()) {
                for (String table : TABLES) {
                    insert.executeUpdate("insert into " + table + " (v) values (repeat('x', " + ROW_CHARACTERS + "))");
                }
                connection.commit();
                done++;
            }
            return done * 1e9 / (System.nanoTime() - begun);
        }
    }
}
