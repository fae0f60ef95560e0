package io.bridgekeeper.paging.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How webhooks go out; bounds are those of {@link SubscriptionLimits}, and a wrong setting stops the start. */
@ConfigMapping(prefix = "paging.webhook-subscription")
interface SubscriptionConfig {

    /**
     * Hosts that may be called, by name. {@code *} stands for every host that is not private; a private one must be
     * named itself.
     */
    @WithDefault("*")
    List<String> allowedHosts();

    /** For finding the host's address. */
    @WithDefault("PT2S")
    Duration lookUpTimeout();

    @WithDefault("PT3S")
    Duration connectTimeout();

    /** For the whole of one call. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Subscriptions that there may be. */
    @WithDefault("100")
    int most();

    /** Calls to one subscription at a time, from one process: one that hangs holds up no other. */
    @WithDefault("4")
    int atOnce();

    /** After it a delivery whose sender died is taken over. */
    @WithDefault("PT30S")
    Duration lease();

    /** So long after it was queued, an event that cannot be delivered holds later ones of its incident back. */
    @WithDefault("PT10M")
    Duration hold();

    /** How long what was delivered or given up can be read and sent anew. */
    @WithDefault("P14D")
    Duration keep();

    /** The longest wait for a retry that is due; a new event does not wait for it. */
    @WithDefault("PT1S")
    Duration poll();

    /** How often old deliveries are removed. */
    @WithDefault("PT15M")
    Duration cleanUp();

    /** Tests of one subscription that may come one upon the other. */
    @WithDefault("5")
    int testsAtOnce();

    /** Then one each so long. */
    @WithDefault("PT10S")
    Duration testEvery();

    default TestAllowance tests() {
        return new TestAllowance(testsAtOnce(), testEvery());
    }

    default SubscriptionLimits limits() {
        return new SubscriptionLimits(most(), atOnce(), timeout(), lease(), hold(), keep());
    }
}
