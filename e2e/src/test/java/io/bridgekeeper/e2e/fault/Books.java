package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.Platform;
import io.bridgekeeper.devstack.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What paging-service has written down of one run. */
final class Books {

    private final Platform platform;
    private final String run;

    Books(Platform platform, String run) {
        this.platform = platform;
        this.run = run;
    }

    List<Ledger.Incident> incidents() {
        return read("""
                select i.id, i.title, i.state, i.opened_at, i.acknowledged_at, i.resolved_at, i.nobody_answered_at,
                    array(select h.seq from history h where h.incident_id = i.id order by h.seq)
                from incident i where i.title like ?""", Books::incident);
    }

    List<Ledger.Page> pages() {
        return read("""
                select p.id, p.incident_id, p.person_id, p.state, p.queued_at
                from page p join incident i on i.id = p.incident_id where i.title like ?""", Books::page);
    }

    private Ledger.Incident incident(ResultSet row) throws SQLException {
        return new Ledger.Incident(
                row.getString(1),
                Problem.index(run, row.getString(2)).orElseThrow(),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                instant(row, 5),
                instant(row, 6),
                row.getTimestamp(7) != null,
                Arrays.asList((Integer[]) row.getArray(8).getArray()));
    }

    private Ledger.Page page(ResultSet row) throws SQLException {
        return new Ledger.Page(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant());
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private interface Reading<T> {
        T of(Books books, ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Reading<T> reading) {
        try (Connection connection = platform.connect(Service.PAGING);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Problem.titles(run) + "%");
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reading.of(this, rows));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
