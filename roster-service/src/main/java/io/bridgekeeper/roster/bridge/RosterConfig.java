package io.bridgekeeper.roster.bridge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Settings of the roster. */
@ConfigMapping(prefix = "roster")
interface RosterConfig {

    Bridge bridge();

    /** The call. */
    interface Bridge {

        /** Where people meet; the room's name is random and told to nobody without a seat. */
        @WithConverter(CallUrlConfig.class)
        @WithDefault("https://meet.example.org/{room}")
        CallUrl callUrl();
    }
}
