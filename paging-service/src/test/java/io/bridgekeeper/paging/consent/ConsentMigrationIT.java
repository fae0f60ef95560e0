package io.bridgekeeper.paging.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Agreements that were made for a system and an end only. */
class ConsentMigrationIT {

    private static final String DATABASE = "it_consent_migration";
    private static final TestStack STACK = TestStack.start(Part.POSTGRES);

    @Test
    void keepsEachAsTheUsualOneOfItsPersonForAlwaysAndAllChannels() throws SQLException {
        STACK.freshDatabase(DATABASE);
        migrate("2");
        update("""
                insert into consent (person_id, system_id, until, accepted_at) values
                    ('alice', 'checkout', '2026-12-31T00:00:00Z', '2026-10-02T00:00:00Z'),
                    ('oscar', '*',        '2026-10-12T00:00:00Z', '2026-10-02T00:00:00Z')""");
        migrate("latest");
        assertThat(select("id || ' ' || scope_kind || '[' || scope_ids || ']' || zone || hours || channels"))
                .containsExactly(
                        Consent.usualId("alice", Scope.ofSystem("checkout")) + " systems[ checkout ]Z",
                        Consent.usualId("oscar", new Scope.Fallback()) + " fallback[ ]Z");
        assertThat(select("from_at at time zone 'UTC' || ' ' || until_at at time zone 'UTC'"))
                .containsExactly("2026-10-02 00:00:00 2026-12-31 00:00:00", "2026-10-02 00:00:00 2026-10-12 00:00:00");
        // Two weeks before the end, and half of a short one.
        assertThat(select("(ask_at at time zone 'UTC')::text"))
                .containsExactly("2026-12-17 00:00:00", "2026-10-07 00:00:00");
    }

    private static void migrate(String target) {
        Flyway.configure()
                .dataSource(STACK.jdbcUrl(DATABASE), STACK.user(), STACK.password())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static List<String> select(String column) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + column + " from consent order by person_id")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void update(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(STACK.jdbcUrl(DATABASE), STACK.user(), STACK.password());
    }
}
