package io.bridgekeeper.paging.training;

import io.bridgekeeper.listing.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One cell of the matrix of people and systems, as the API shows it.
 *
 * @param accepted incidents of the system that the person accepted a page of
 * @param shadowed incidents of it that the person followed as a shadow and that count
 * @param standing {@code trained} or {@code learning}
 * @param lastAt   when the person last accepted one, or one that they followed ended
 */
record TrainingView(
        String personId,
        String systemId,
        int accepted,
        int shadowed,
        boolean trained,
        String standing,
        Instant lastAt) {

    /**
     * @param shadowedIncidents so many make a person trained
     * @param training          by system, then by person; who has done nothing for a system is not there
     * @param more              whether there is more than is listed: ask for one system or one person
     */
    record All(int shadowedIncidents, List<TrainingView> training, boolean more) {}

    /** @param countedAt when it began to count, that is, ended after somebody had accepted it; absent until then */
    record Shadowed(UUID incidentId, String systemId, Instant at, Instant countedAt) {}

    /**
     * @param shadowing the newest first
     * @param next      for {@code cursor}; absent at the end
     */
    record Shadowing(List<Shadowed> shadowing, Optional<String> next) {}

    static All all(TrainingRule rule, List<Experience> found, int limit) {
        return new All(
                rule.shadowedIncidents(),
                found.stream()
                        .limit(limit)
                        .map(experience -> of(rule, experience))
                        .toList(),
                found.size() > limit);
    }

    private static TrainingView of(TrainingRule rule, Experience experience) {
        Standing standing = rule.standing(Optional.of(experience));
        return new TrainingView(
                experience.personId(),
                experience.systemId(),
                experience.accepted(),
                experience.shadowed(),
                standing == Standing.TRAINED,
                standing.word(),
                experience.lastAt());
    }

    static Shadowing shadowing(Part<ShadowedIncident> part) {
        return new Shadowing(
                part.map(one -> new Shadowed(
                                one.incidentId(),
                                one.systemId(),
                                one.at(),
                                one.countedAt().orElse(null)))
                        .items(),
                part.next());
    }
}
