package io.bridgekeeper.paging.revocation;

import io.bridgekeeper.paging.incident.Severity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Whom it concerns that access is not proven to be gone. */
@ConfigMapping(prefix = "paging.revocation")
interface RevocationConfig {

    /** Of the signal; the catalog finds by them the system that is the platform, and so who is called. */
    Map<String, String> labels();

    @WithDefault("SEV2")
    Severity severity();
}
