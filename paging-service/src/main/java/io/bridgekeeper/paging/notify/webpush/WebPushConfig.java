package io.bridgekeeper.paging.notify.webpush;

import io.bridgekeeper.paging.notify.ReceiverConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Push messages to browsers. */
@ConfigMapping(prefix = "paging.notify.webpush")
interface WebPushConfig extends ReceiverConfig {

    /**
     * By which push services know us: 32 bytes in base64url. Without it nobody can be reached over Web Push; another one
     * ends all subscriptions.
     */
    Optional<String> privateKey();

    /** Whom push services can ask about us, {@code mailto:} or {@code https:}; given where the key is. */
    Optional<String> subject();

    /** Those of the push services of Chrome, Firefox, Safari and Edge, and no others. */
    @Override
    @WithDefault("fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com")
    List<String> allowedHosts();

    /** How long a push service keeps a notice for a device that it does not reach: later, others have been called. */
    @WithDefault("PT15M")
    Duration keep();

    /** The same of a message that is about no page. */
    @WithDefault("P1D")
    Duration keepMessages();

    /** How long after a push service has taken a notice the device must have said that it has it. */
    @WithDefault("PT60S")
    Duration receiptWithin();
}
