package io.bridgekeeper.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The database of paging-service, for what would take hours by webhooks: incidents that stand open in great number, each
 * a copy of one that was opened by a webhook, with its alert, page, notice and history. The other services do not hear
 * of them.
 */
final class Store implements AutoCloseable {

    private static final String MARK = "#standing-";

    /** What of a copied row is not as in the row that is copied. {@code s} has the keys of one copy. */
    private static final Map<String, String> INCIDENT = Map.of(
            "id", "s.incident_id",
            "join_key", "r.join_key || '" + MARK + "' || s.number",
            "dedup_key", "r.dedup_key || '" + MARK + "' || s.number",
            "title", "'Standing ' || s.number",
            "opened_at", "r.opened_at - s.number * interval '1 millisecond'",
            "escalate_at", "cast(? as timestamptz)");

    private static final Map<String, String> ALERT = Map.of(
            "id", "gen_random_uuid()",
            "incident_id", "s.incident_id",
            "dedup_key", "r.dedup_key || '" + MARK + "' || s.number");
    /** Nobody has a thousand pages open at once. */
    private static final String PERSON = "'standing-' || s.number % 200";

    private static final Map<String, String> PAGE =
            Map.of("id", "s.page_id", "incident_id", "s.incident_id", "person_id", PERSON);
    private static final Map<String, String> NOTICE = Map.of(
            "id", "gen_random_uuid()", "page_id", "s.page_id", "incident_id", "s.incident_id", "person_id", PERSON);
    private static final Map<String, String> HISTORY = Map.of("incident_id", "s.incident_id");

    private final Connection connection;

    Store(String url, String password) {
        try {
            connection = DriverManager.getConnection(url, "paging", password);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    /**
     * @param title   of the open incident to copy
     * @param dueAfter in which their next step comes; longer than the bench takes
     */
    void stand(String title, int copies, Duration dueAfter) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table standing on commit preserve rows as"
                    + " select number, gen_random_uuid() as incident_id, gen_random_uuid() as page_id"
                    + " from generate_series(1, " + copies + ") as number");
            copy("incident", INCIDENT, "r.title = ?", title, dueAfter);
            String ofIt = "r.incident_id = (select id from incident where title = ?)";
            copy("alert", ALERT, ofIt, title, null);
            copy("page", PAGE, ofIt, title, null);
            copy("notice", NOTICE, ofIt, title, null);
            copy("history", HISTORY, ofIt, title, null);
            statement.execute("drop table standing");
            statement.execute("analyze incident, alert, page, notice, history");
        } catch (SQLException e) {
            throw new IllegalStateException("Incidents cannot be put to stand: " + e.getMessage(), e);
        }
    }

    private void copy(String table, Map<String, String> changes, String which, String title, Duration dueAfter)
            throws SQLException {
        String changed = changes.entrySet().stream()
                .map(change -> "'" + change.getKey() + "', " + change.getValue())
                .collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table
                + " select (jsonb_populate_record(r, jsonb_build_object(" + changed + "))).*"
                + " from " + table + " r cross join standing s where " + which)) {
            int next = 1;
            if (dueAfter != null) {
                insert.setObject(next++, OffsetDateTime.ofInstant(Instant.now().plus(dueAfter), ZoneOffset.UTC));
            }
            insert.setString(next, title);
            if (insert.executeUpdate() == 0) {
                throw new IllegalStateException("No open incident to copy has a " + table + ": " + title);
            }
        }
    }

    /** Takes away what {@link #stand} put there; what is there of an earlier run that broke off too. */
    void clear() {
        String ofThem =
                " where incident_id in (select id from incident where title like 'Standing %' and dedup_key like '%"
                        + MARK + "%')";
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("notice_attempt", "notice", "page", "alert", "history")) {
                statement.execute("delete from " + table
                        + (table.equals("notice_attempt")
                                ? " where notice_id in (select id from notice" + ofThem + ")"
                                : ofThem));
            }
            statement.execute("delete from incident where title like 'Standing %' and dedup_key like '%" + MARK + "%'");
        } catch (SQLException e) {
            throw new IllegalStateException("What stands cannot be cleared: " + e.getMessage(), e);
        }
    }

    /** How many incidents are open. */
    int open() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from incident where resolved_at is null")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Open incidents cannot be counted: " + e.getMessage(), e);
        }
    }

    /**
     * How late each step after the first began, of the incidents of a run: its page was queued so long after the page
     * before it and its time-out.
     *
     * @return in microseconds; below 0 where a step was early
     */
    List<Long> late(String titles, Duration timeout) {
        try (PreparedStatement select = connection.prepareStatement("""
                select cast(extract(epoch from p.queued_at - before.queued_at) * 1000000 as bigint)
                from incident i
                    join page before on before.incident_id = i.id
                    join page p on p.incident_id = i.id and p.round = before.round + 1
                where i.title like ?""")) {
            select.setString(1, titles);
            List<Long> late = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    late.add(rows.getLong(1) - timeout.toNanos() / 1_000);
                }
            }
            return late;
        } catch (SQLException e) {
            throw new IllegalStateException("Steps cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
