package io.bridgekeeper.access.breakglass;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "break_glass_use")
class UseRow {

    @Id
    @Column(name = "use_id")
    UUID useId;

    @Column(name = "person_id")
    String personId;

    @Column(name = "system_id")
    String systemId;

    @Column(name = "profile_id")
    String profileId;

    @Column(name = "incident_id")
    UUID incidentId;

    String reason;

    String duration;

    @Column(name = "grant_id")
    UUID grantId;

    @Column(name = "used_at")
    Instant usedAt;

    @Column(name = "reviewed_by")
    String reviewedBy;

    String finding;

    @Column(name = "reviewed_at")
    Instant reviewedAt;

    UseRow() {}

    UseRow(Use use) {
        useId = use.useId();
        personId = use.personId();
        systemId = use.systemId();
        profileId = use.profileId();
        incidentId = use.incidentId();
        reason = use.reason();
        duration = use.duration().toString();
        grantId = use.grantId();
        usedAt = use.usedAt();
        review(use.review());
    }

    void review(Use.Review review) {
        reviewedBy = review == null ? null : review.by();
        finding = review == null ? null : review.finding();
        reviewedAt = review == null ? null : review.at();
    }

    Use toUse() {
        return new Use(
                useId,
                personId,
                systemId,
                profileId,
                incidentId,
                reason,
                Duration.parse(duration),
                grantId,
                usedAt,
                reviewedAt == null ? null : new Use.Review(reviewedBy, finding, reviewedAt));
    }
}
