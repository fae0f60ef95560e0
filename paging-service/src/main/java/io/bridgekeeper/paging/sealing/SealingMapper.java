package io.bridgekeeper.paging.sealing;

import io.bridgekeeper.sealing.Opening;
import io.bridgekeeper.sealing.SealingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;

/** Seals and opens under the keys of the settings. */
@ApplicationScoped
public class SealingMapper {

    private final Optional<SealingKeys> keys;
    private final SecureRandom chance;

    /** @throws IllegalArgumentException for a key that is none, which stops the start */
    SealingMapper(SealingConfig config, SecureRandom chance) {
        this.keys = config.keys().map(SealingKeys::new);
        this.chance = chance;
    }

    /** Whether there is a key to seal with. */
    public boolean isSetUp() {
        return keys.isPresent();
    }

    /**
     * Seals under the first key; only where one is set up.
     *
     * @param owner what alone it opens for
     */
    public String seal(String clear, String owner) {
        byte[] nonce = new byte[SealingKeys.NONCE_BYTES];
        chance.nextBytes(nonce);
        return keys.orElseThrow().seal(clear, owner, nonce);
    }

    /** What was sealed; empty where its key is not in the settings, or it was sealed for something else. */
    public Optional<String> open(String sealed, String owner) {
        return keys.flatMap(known -> switch (known.open(sealed, owner)) {
            case Opening.Opened(String clear) -> Optional.of(clear);
            case Opening.UnknownKey ignored -> Optional.empty();
            case Opening.Broken ignored -> Optional.empty();
        });
    }

    /** Whether it is sealed under the first key, or there is none to seal with. */
    public boolean isCurrent(String kept) {
        return keys.map(known -> known.isCurrent(kept)).orElse(true);
    }
}
