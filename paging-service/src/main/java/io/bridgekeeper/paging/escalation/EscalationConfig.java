package io.bridgekeeper.paging.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When steps run out. */
@ConfigMapping(prefix = "paging.escalation")
interface EscalationConfig {

    /** How often the database is asked for steps whose time is up; a step is late by this at most. */
    @WithDefault("PT0.5S")
    Duration poll();

    ByHand byHand();

    /** Keeps a script from paging everybody by hand. */
    interface ByHand {

        /** Pages made by hand that may wait for an answer at a time, an incident. */
        @WithDefault("5")
        int most();

        /** After it a page made by hand does not count any more. */
        @WithDefault("PT15M")
        Duration patience();
    }
}
