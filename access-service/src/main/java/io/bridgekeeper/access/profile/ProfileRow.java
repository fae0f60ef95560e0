package io.bridgekeeper.access.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

@Entity
@Table(name = "profile")
class ProfileRow {

    @Id
    @Column(name = "profile_id")
    String profileId;

    @Column(name = "system_id")
    String systemId;

    @Column(name = "keycloak_group")
    String keycloakGroup;

    @Column(name = "max_duration")
    String maxDuration;

    boolean retired;

    @Column(name = "published_at")
    Instant publishedAt;

    Profile toProfile() {
        return new Profile(profileId, systemId, keycloakGroup, Duration.parse(maxDuration));
    }
}
