package io.bridgekeeper.paging.training;

import java.util.Locale;

/** Where a person stands with a system. */
public enum Standing {
    /** Accepted an incident of it, or shadowed enough. */
    TRAINED,
    /** Has begun to shadow it, and not shadowed enough. */
    LEARNING,
    /** Nothing is known: neither accepted nor shadowed. */
    UNPROVEN;

    /** As it stands in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
