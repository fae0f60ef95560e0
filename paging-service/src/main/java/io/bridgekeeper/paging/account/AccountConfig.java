package io.bridgekeeper.paging.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Knowing who can log in no more. */
@ConfigMapping(prefix = "paging.account")
interface AccountConfig {

    /** How long it takes at most until a replica knows what another one heard. */
    @WithDefault("PT1M")
    Duration refresh();
}
