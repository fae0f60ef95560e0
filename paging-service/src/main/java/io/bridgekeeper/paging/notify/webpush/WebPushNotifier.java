package io.bridgekeeper.paging.notify.webpush;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.ReceiverClient;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Hands notices and messages to the push services of browsers, encrypted for one device each.
 *
 * <p>That a push service has taken one says that it was accepted, and nothing of whether the device ever got it: a notice
 * counts as arrived by the receipt of the device's service worker alone.
 */
@ApplicationScoped
class WebPushNotifier implements Notifier {

    private static final String NOT_SET_UP = "Web Push is not set up on this platform";
    private static final String NO_SUBSCRIPTION = "must be the subscription of a browser; enrol the device instead";
    private static final Delivery GONE =
            new Delivery.PermanentFailure("the device is not subscribed any more: enrol it anew, or remove it", true);
    private static final Set<String> URGENT = Set.of("SEV1", "SEV2");

    private final WebPushConfig config;
    private final PushKeyMapper keys;
    private final Clock clock;
    private final SecureRandom chance;
    private final ReceiverClient client;

    WebPushNotifier(
            WebPushConfig config,
            PushKeyMapper keys,
            Clock clock,
            SecureRandom chance,
            ObjectMapper json,
            Vertx vertx) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
        this.chance = chance;
        this.client = new ReceiverClient("outgoing-webpush", config, clock, json, vertx);
    }

    @Override
    public String channel() {
        return "webpush";
    }

    @Override
    public int atOnce() {
        return ReceiverClient.AT_ONCE;
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        String urgency = URGENT.contains(notice.brief().severity()) ? "high" : "normal";
        return push(
                notice.id(),
                notice.target(),
                config.keep(),
                urgency,
                () -> PushText.of(notice.id(), notice.brief(), keys.receipt(notice.id())));
    }

    @Override
    public Uni<Delivery> tell(Message message) {
        return push(
                message.id(),
                message.target(),
                config.keepMessages(),
                "normal",
                () -> PushText.of(message.id(), message.text(), keys.receipt(message.id())));
    }

    @Override
    public Optional<String> objection(String target) {
        if (!keys.isSetUp()) {
            return Optional.of(NOT_SET_UP);
        }
        return SubscriptionMapper.ofTarget(target)
                .map(subscription -> client.objection(subscription.endpoint()))
                .orElse(Optional.of(NO_SUBSCRIPTION));
    }

    /** Where nobody can be reached over Web Push nothing is waited for either. */
    @Override
    public Optional<Duration> receiptWithin() {
        return Optional.of(config.receiptWithin()).filter(within -> keys.isSetUp());
    }

    private interface Text {
        PushText make();
    }

    private Uni<Delivery> push(UUID id, String target, Duration keep, String urgency, Text text) {
        Optional<String> objection = objection(target);
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Delivery.PermanentFailure(objection.get()));
        }
        Subscription subscription = SubscriptionMapper.ofTarget(target).orElseThrow();
        // A millisecond of computing: others would wait for it on the thread that sends.
        return Uni.createFrom()
                .item(() -> encrypted(subscription, PushTextMapper.bytes(text.make())))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .chain(body -> client.post(
                        id,
                        subscription.endpoint(),
                        Map.of(
                                "authorization",
                                keys.authorization(subscription, clock.instant()),
                                "content-type",
                                "application/octet-stream",
                                "content-encoding",
                                "aes128gcm",
                                "ttl",
                                Long.toString(keep.toSeconds()),
                                "urgency",
                                urgency,
                                "topic",
                                id.toString().replace("-", "")),
                        body,
                        Map.of(404, GONE, 410, GONE)));
    }

    private Buffer encrypted(Subscription subscription, byte[] plaintext) {
        byte[] salt = new byte[PushEncryption.SALT_BYTES];
        chance.nextBytes(salt);
        return Buffer.buffer(
                PushEncryption.encrypt(subscription, newKeys(), salt, plaintext, PushLength.padded(plaintext.length)));
    }

    private KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(P256.NAME), chance);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
