package io.bridgekeeper.paging.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When steps run out, and when whoever has an incident is asked. */
@ConfigMapping(prefix = "paging.escalation")
interface EscalationConfig {

    /** How often the database is asked for steps whose time is up; a step is late by this at most. */
    @WithDefault("PT0.5S")
    Duration poll();

    ByHand byHand();

    StillOnIt stillOnIt();

    /** For so long after its resolution an incident may be reopened; from zero, which is never. */
    @WithDefault("PT24H")
    Duration reopenWithin();

    /** How long somebody is taken to have an incident without saying so. */
    interface StillOnIt {

        /** After accepting, and after each answer, from a minute; zero: nobody is asked. */
        @WithDefault("PT1H")
        Duration askAfter();

        /** After it an incident without an answer is triggered again; from a minute. */
        @WithDefault("PT10M")
        Duration answerWithin();

        default Patience patience() {
            return new Patience(askAfter().isZero() ? Optional.empty() : Optional.of(askAfter()), answerWithin());
        }
    }

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
