package io.bridgekeeper.paging.notify.webhook;

import io.bridgekeeper.paging.notify.Delivery;

/** What a receiver's answer means. */
final class WebhookAnswer {

    private WebhookAnswer() {}

    /** Redirects are not followed: they could lead around the allow-list. */
    static Delivery read(int status) {
        if (status >= 200 && status < 300) {
            return new Delivery.Sent();
        }
        boolean later = status >= 500 || status == 408 || status == 425 || status == 429;
        String reason = "the receiver answered " + status;
        return later ? new Delivery.TemporaryFailure(reason) : new Delivery.PermanentFailure(reason);
    }
}
