package io.bridgekeeper.access.rehearsal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

@Entity
@Table(name = "rehearsal")
@IdClass(RehearsalRow.Key.class)
class RehearsalRow {

    record Key(String personId, String systemId) {}

    @Id
    @Column(name = "person_id")
    String personId;

    @Id
    @Column(name = "system_id")
    String systemId;

    /** Null while nothing is known. */
    String state;

    String reasons = "[]";

    String kinds = "";

    String covers = "";

    String[] areas = {};

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "checked_at")
    Instant checkedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "due_at")
    Instant dueAt;

    RehearsalRow() {}

    RehearsalRow(String personId, String systemId) {
        this.personId = personId;
        this.systemId = systemId;
    }

    /** Whether nothing is in the way, and all was tried. */
    boolean isSettled() {
        return "ready".equals(state) && kinds.isEmpty();
    }

    ReadinessView toView() {
        return new ReadinessView(
                personId,
                systemId,
                List.of(areas),
                state == null ? "unknown" : state,
                RehearsalMapper.reasons(reasons).stream()
                        .map(ReadinessView.Reason::of)
                        .toList(),
                startsAt,
                checkedAt,
                changedAt,
                dueAt);
    }
}
