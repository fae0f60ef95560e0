package io.bridgekeeper.paging.notify.webhook;

import io.bridgekeeper.paging.notify.ReceiverConfig;
import io.smallrye.config.ConfigMapping;

/** Outgoing webhooks. */
@ConfigMapping(prefix = "paging.notify.webhook")
interface WebhookConfig extends ReceiverConfig {

    /** Signs every webhook: {@code whsec_} and 24 to 64 bytes in base64, as Standard Webhooks has it. */
    String secret();
}
