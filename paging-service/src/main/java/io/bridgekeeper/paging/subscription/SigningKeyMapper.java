package io.bridgekeeper.paging.subscription;

import io.bridgekeeper.paging.sealing.SealingMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Between a secret that signs and how it is kept: sealed for its subscription. What was kept as it is, by an older version
 * or without a key to seal with, is read too; its prefix tells it from what is sealed.
 */
@ApplicationScoped
class SigningKeyMapper {

    private static final String CLEAR = "whsec_";

    private final SealingMapper sealing;

    SigningKeyMapper(SealingMapper sealing) {
        this.sealing = sealing;
    }

    String kept(String clear, UUID subscriptionId) {
        return sealing.isSetUp() ? sealing.seal(clear, owner(subscriptionId)) : clear;
    }

    /** Empty where it was sealed under a key that is not in the settings. */
    Optional<String> clear(String kept, UUID subscriptionId) {
        return kept.startsWith(CLEAR) ? Optional.of(kept) : sealing.open(kept, owner(subscriptionId));
    }

    boolean isCurrent(String kept) {
        return sealing.isCurrent(kept);
    }

    private static String owner(UUID subscriptionId) {
        return "webhook-subscription/" + subscriptionId;
    }
}
