package io.bridgekeeper.access.profile;

import io.bridgekeeper.access.membership.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

@Entity
@Table(name = "profile")
class ProfileRow {

    @Id
    @Column(name = "profile_id")
    String profileId;

    @Column(name = "system_id")
    String systemId;

    String[] targets;

    @Column(name = "max_duration")
    String maxDuration;

    boolean retired;

    @Column(name = "published_at")
    Instant publishedAt;

    Profile toProfile() {
        // What is no target is left out: a profile without any is refused where it would be granted.
        List<Target> given = Arrays.stream(targets)
                .map(Target::parse)
                .flatMap(Optional::stream)
                .toList();
        return new Profile(profileId, systemId, given, Duration.parse(maxDuration));
    }
}
