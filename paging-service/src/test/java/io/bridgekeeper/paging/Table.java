package io.bridgekeeper.paging;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks behind the curtain, and plays a crash. */
public final class Table {

    private static final TestStack STACK = TestStack.start(Part.POSTGRES);

    private Table() {}

    /** The first column of all rows, as text. */
    public static List<String> select(String sql, Object... arguments) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int update(String sql, Object... arguments) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets everybody read a table and nobody write into it, until it is closed. */
    public static Held holdWritesTo(String table) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            prepare(connection, "lock table " + table + " in share mode").execute();
            return () -> {
                try (connection) {
                    connection.rollback();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many statements wait for a lock right now. */
    public static int waiting() {
        return Integer.parseInt(select(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .getFirst());
    }

    /** What somebody holds until it is closed. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(STACK.jdbcUrl("it_paging"), STACK.user(), STACK.password());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
