package io.bridgekeeper.paging.notify.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Outgoing webhooks. */
@ConfigMapping(prefix = "paging.notify.webhook")
interface WebhookConfig {

    /** Signs every webhook: {@code whsec_} and 24 to 64 bytes in base64, as Standard Webhooks has it. */
    String secret();

    /**
     * Hosts that may be called, by name. {@code *} stands for every host that is not private; a private one must be
     * named itself.
     */
    @WithDefault("*")
    List<String> allowedHosts();

    /** For finding the host's address; no longer than a page may still begin after somebody has accepted. */
    @WithDefault("PT0.8S")
    Duration lookUpTimeout();

    @WithDefault("PT2S")
    Duration connectTimeout();

    /** For the whole of one call, answer included. */
    @WithDefault("PT5S")
    Duration timeout();
}
