package io.bridgekeeper.paging.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When people are asked, by a message, what they agree to. */
@ConfigMapping(prefix = "paging.consent")
interface ConsentConfig {

    /** How often it is looked for agreements that end soon, and for people who were put in a rotation; a person is asked late by this at most. */
    @WithDefault("PT1M")
    Duration poll();

    /** Whether who is put in a rotation is asked by a message, and who owns what is called for hears of a no. */
    @WithDefault("true")
    boolean tellOfPlaces();
}
