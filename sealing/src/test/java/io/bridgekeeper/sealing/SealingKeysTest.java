package io.bridgekeeper.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeysTest {

    private static final String OLD = key("old", 1);
    private static final String NEW = key("2026-11", 2);
    private static final byte[] NONCE = new byte[SealingKeys.NONCE_BYTES];

    private final SealingKeys keys = new SealingKeys(List.of(OLD));
    private final String sealed = keys.seal("whose is the door", "integration 1", NONCE);

    private static String key(String id, int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void opensForTheOwnerThatItWasSealedForAndNoOther() {
        assertThat(sealed).startsWith("v1.old.").doesNotContain("door");
        assertThat(keys.open(sealed, "integration 1")).isEqualTo(new Opening.Opened("whose is the door"));
        assertThat(keys.open(sealed, "integration 2")).isEqualTo(new Opening.Broken());
    }

    @Test
    void opensUnderAnOldKeyWhileTheFirstOneSeals() {
        SealingKeys rotated = new SealingKeys(List.of(NEW, OLD));
        assertThat(rotated.open(sealed, "integration 1")).isEqualTo(new Opening.Opened("whose is the door"));
        assertThat(rotated.isCurrent(sealed)).isFalse();
        String anew = rotated.seal("whose is the door", "integration 1", NONCE);
        assertThat(rotated.isCurrent(anew)).isTrue();
        assertThat(keys.open(anew, "integration 1")).isEqualTo(new Opening.UnknownKey("2026-11"));
    }

    @Test
    void doesNotOpenUnderAnotherKeyOfTheSameId() {
        assertThat(new SealingKeys(List.of(key("old", 3))).open(sealed, "integration 1"))
                .isEqualTo(new Opening.Broken());
    }

    @Test
    void doesNotOpenOnceAnyCharacterIsAnother() {
        for (int i = "v1.old.".length(); i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'Q' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(keys.open(changed, "integration 1")).as(changed).isEqualTo(new Opening.Broken());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1.old.", "v1.old.AAAA", "v2.old.AAAA", "v1.o ld.AAAA", "whose is the door"})
    void saysOfAnythingElseThatItIsBroken(String what) {
        assertThat(keys.open(what, "integration 1")).isEqualTo(new Opening.Broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "old", "old:", "old:AAAA", "o ld:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="})
    void refusesWhatIsNoKeyWithoutShowingIt(String written) {
        assertThatThrownBy(() -> new SealingKeys(List.of(written)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("AQEB");
        assertThatThrownBy(() -> new SealingKeys(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SealingKeys(List.of(OLD, key("old", 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNoSecretInItsText() {
        assertThat(keys.open(sealed, "integration 1").toString()).doesNotContain("door");
        assertThat(keys.toString()).doesNotContain("AQEB");
    }
}
