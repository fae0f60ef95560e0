package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.Platform;
import io.bridgekeeper.devstack.Service;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The grants of a run as the database of access-service has them. */
final class Keys {

    private final Platform platform;
    private final String run;

    Keys(Platform platform, String run) {
        this.platform = platform;
        this.run = run;
    }

    /**
     * One grant of one of the run's incidents.
     *
     * @param profile  what it gives; several of one person and profile are one membership
     * @param wasGiven Keycloak had it at some time
     * @param proven   Keycloak was read back to lack it; never where another grant kept the membership
     * @param endedAt  null before
     */
    record Held(
            String incidentId,
            String person,
            String profile,
            String state,
            boolean wasGiven,
            boolean proven,
            Instant endedAt) {

        boolean isOver() {
            return state.equals("ended");
        }
    }

    List<Held> all() {
        UUID[] incidents = new Books(platform, run)
                .incidents().stream()
                        .map(incident -> UUID.fromString(incident.id()))
                        .toArray(UUID[]::new);
        try (Connection connection = platform.connect(Service.ACCESS);
                PreparedStatement select = connection.prepareStatement("""
                        select incident_id, person_id, profile_id, state, activated_at is not null,
                            proven_at is not null, ended_at
                        from access_grant where incident_id = any(?)""")) {
            Array ids = connection.createArrayOf("uuid", incidents);
            select.setArray(1, ids);
            List<Held> held = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    held.add(new Held(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getBoolean(6),
                            row.getTimestamp(7) == null
                                    ? null
                                    : row.getTimestamp(7).toInstant()));
                }
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("the grants cannot be read", e);
        }
    }
}
