package io.bridgekeeper.paging.notify;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What every channel that calls its receivers over HTTP can be set to. */
public interface ReceiverConfig {

    /**
     * Hosts that may be called, by name. {@code *} stands for every host that is not private, {@code *.example.org} for
     * those below {@code example.org}; a private one must be named itself.
     */
    @WithDefault("*")
    List<String> allowedHosts();

    /** For finding the host's address; no longer than a page may still begin after somebody has accepted. */
    @WithDefault("PT0.8S")
    Duration lookUpTimeout();

    @WithDefault("PT2S")
    Duration connectTimeout();

    /** For the whole of one call, answer included; shorter than {@code paging.notify.lease}. */
    @WithDefault("PT5S")
    Duration timeout();
}
