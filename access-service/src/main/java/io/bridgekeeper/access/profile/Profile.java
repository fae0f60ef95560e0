package io.bridgekeeper.access.profile;

import io.bridgekeeper.access.membership.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Access that the responders of a system get while they respond.
 *
 * @param profileId   unique within the catalog
 * @param systemId    the system whose responders get it
 * @param targets     what gives it, all of it together, in the order in which it was written; no repeats
 * @param maxDuration the longest that one grant lasts, more than zero
 * @param grace       that a grant outlives the resolution of its incident, at most
 * @param renewable   whether its holder may begin another term while the incident is open
 */
public record Profile(
        String profileId,
        String systemId,
        List<Target> targets,
        Duration maxDuration,
        Duration grace,
        boolean renewable) {

    public Profile {
        targets = targets.stream().distinct().toList();
    }

    /** One that ends with its incident at once. */
    public Profile(String profileId, String systemId, List<Target> targets, Duration maxDuration) {
        this(profileId, systemId, targets, maxDuration, Duration.ZERO, true);
    }

    /** As events, tables and the API write them. */
    public List<String> targetTexts() {
        return targets.stream().map(Target::text).toList();
    }

    /** The path of the first group; empty where there are roles alone. */
    public Optional<String> firstGroup() {
        return targets.stream()
                .filter(Target.Group.class::isInstance)
                .map(Target::text)
                .findFirst();
    }
}
