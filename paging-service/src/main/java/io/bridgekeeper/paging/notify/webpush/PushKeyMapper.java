package io.bridgekeeper.paging.notify.webpush;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The key of the configuration, and what follows from it; one that is none stops the start. */
@Startup
@ApplicationScoped
public class PushKeyMapper {

    /** Nothing that would have to be escaped in the claims of a token. */
    private static final Pattern SUBJECT = Pattern.compile("(?:mailto:|https://)[A-Za-z0-9@._~/+:%-]+");

    /** As a token leaves us; a push service with a slow clock still takes it, and RFC 8292 allows 24 hours. */
    private static final long SECONDS = 12 * 3_600L;

    private final Optional<VapidKey> key;
    private final Optional<ReceiptToken> receipts;
    private final String subject;

    PushKeyMapper(WebPushConfig config) {
        this.key = config.privateKey().filter(text -> !text.isBlank()).map(PushKeyMapper::key);
        this.receipts = key.map(own -> new ReceiptToken(own.derived("Bridgekeeper: receipts of notices")));
        this.subject = config.subject().orElse("");
        if (key.isPresent() && !SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException(
                    "paging.notify.webpush.subject: must be mailto: or https:// and an address");
        }
    }

    private static VapidKey key(String text) {
        try {
            return VapidKey.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("paging.notify.webpush.private-key: " + e.getMessage());
        }
    }

    /** With which a browser subscribes; empty where Web Push is not set up. */
    public Optional<String> publicKey() {
        return key.map(VapidKey::publicKey);
    }

    /** See {@link ReceiptToken#read}. */
    public Optional<UUID> arrived(String receipt) {
        return receipts.flatMap(tokens -> tokens.read(receipt));
    }

    boolean isSetUp() {
        return key.isPresent();
    }

    String receipt(UUID noticeId) {
        return receipts.orElseThrow().of(noticeId);
    }

    String authorization(Subscription subscription, Instant now) {
        return key.orElseThrow().authorization(subscription.origin(), now.plusSeconds(SECONDS), subject);
    }
}
