package io.bridgekeeper.devstack.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One notice as it reached the far end.
 *
 * @param number counts up from 1; the next look begins after it
 * @param kind mail or webhook
 * @param arrivedAt when its last byte was read
 * @param to the mail address, or the last part of the webhook's path
 * @param subject of a mail; absent for a webhook
 * @param body as sent, cut at 16 KiB
 * @param webhookId header webhook-id; absent for a mail, or when not sent
 * @param signature whether the webhook's signature held; absent for a mail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Arrival(
        long number,
        Kind kind,
        Instant arrivedAt,
        String to,
        String subject,
        String body,
        String webhookId,
        Signature signature) {

    private static final int LONGEST_BODY = 16 * 1024;

    enum Kind {
        mail,
        webhook
    }

    /** Why a signature holds or does not. */
    enum Signature {
        valid,
        missing,
        stale,
        wrong
    }

    Arrival {
        body = body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) : body;
    }

    static Arrival ofMail(Instant arrivedAt, String to, String subject, String body) {
        return new Arrival(0, Kind.mail, arrivedAt, to, subject, body, null, null);
    }

    static Arrival ofWebhook(Instant arrivedAt, String to, String body, String webhookId, Signature signature) {
        return new Arrival(0, Kind.webhook, arrivedAt, to, null, body, webhookId, signature);
    }

    Arrival numbered(long n) {
        return new Arrival(n, kind, arrivedAt, to, subject, body, webhookId, signature);
    }
}
