package io.bridgekeeper.paging.training;

import java.util.Optional;

/**
 * Who is trained for a system, and who has to be.
 *
 * @param shadowedIncidents so many make a person trained, at least 1
 */
public record TrainingRule(int shadowedIncidents, Required required) {

    /** Who waits behind those who are trained. */
    public enum Required {
        /** Whoever has begun to shadow a system, until they have shadowed it enough. */
        LEARNERS,
        /** Whoever is not trained, also those of whom nothing is known. */
        EVERYBODY,
        NOBODY
    }

    public TrainingRule {
        if (shadowedIncidents < 1) {
            throw new IllegalArgumentException("paging.training.shadowed-incidents must be at least 1");
        }
    }

    /** @param experience empty where the person has neither accepted nor begun to shadow an incident of the system */
    public Standing standing(Optional<Experience> experience) {
        return experience
                .map(e -> e.accepted() > 0 || e.shadowed() >= shadowedIncidents ? Standing.TRAINED : Standing.LEARNING)
                .orElse(Standing.UNPROVEN);
    }

    /** Whether a person of this standing waits while somebody who is trained can be called. */
    public boolean waits(Standing standing) {
        return switch (standing) {
            case TRAINED -> false;
            case LEARNING -> required != Required.NOBODY;
            case UNPROVEN -> required == Required.EVERYBODY;
        };
    }
}
