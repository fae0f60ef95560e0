package io.bridgekeeper.paging.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a person counts as trained for a system. */
@ConfigMapping(prefix = "paging.training")
interface TrainingConfig {

    /** So many incidents of a system, followed as a shadow, make a person trained for it; at least 1. */
    @WithDefault("2")
    int shadowedIncidents();

    /** Who waits behind those who are trained: {@code everybody} else, {@code learners} alone, or {@code nobody}. */
    @WithDefault("everybody")
    TrainingRule.Required required();
}
