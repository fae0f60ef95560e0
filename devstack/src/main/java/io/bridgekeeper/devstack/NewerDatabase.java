package io.bridgekeeper.devstack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A database as the next version leaves it while a service of this one still works on it: each table has a column more. Its
 * end takes them away again. Warnings that the service logs meanwhile are gathered.
 */
public final class NewerDatabase implements AutoCloseable {

    private static final String COLUMN = "of_the_next_version";

    private final String url;
    private final TestStack stack;
    private final List<String> warnings = new ArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                synchronized (warnings) {
                    warnings.add(entry.getLoggerName() + ": " + entry.getMessage());
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    NewerDatabase(TestStack stack, String database) {
        this.stack = stack;
        this.url = stack.jdbcUrl(database);
        onEachTable("add column if not exists " + COLUMN + " text");
        Logger.getLogger("").addHandler(listening);
    }

    /** What was logged since then at level WARN and above. */
    public List<String> warnings() {
        synchronized (warnings) {
            return List.copyOf(warnings);
        }
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(listening);
        onEachTable("drop column if exists " + COLUMN);
    }

    private void onEachTable(String change) {
        try (Connection connection = DriverManager.getConnection(url, stack.user(), stack.password());
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    select quote_ident(relname) from pg_class
                    where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace
                        and relname not like 'flyway%'""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute("alter table " + table + " " + change);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
