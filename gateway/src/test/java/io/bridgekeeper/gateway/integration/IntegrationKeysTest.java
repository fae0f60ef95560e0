package io.bridgekeeper.gateway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.signal.Wording;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntegrationKeysTest {

    private static final UUID SHOP = new UUID(0, 1);
    private static final UUID DATA = new UUID(0, 2);

    @Test
    void knowsWhoseKeyItIs() {
        IntegrationKeys keys = IntegrationKeys.NONE.with(SHOP, hashes("a", "b")).with(DATA, hashes("c"));
        assertThat(keys.holder("a")).contains(SHOP);
        assertThat(keys.holder("b")).contains(SHOP);
        assertThat(keys.holder("c")).contains(DATA);
        assertThat(keys.holder("d")).isEmpty();
        assertThat(keys.holder("")).isEmpty();
        assertThat(keys.size()).isEqualTo(3);
    }

    @Test
    void forgetsTheKeyThatWasRotatedOut() {
        IntegrationKeys keys = IntegrationKeys.NONE.with(SHOP, hashes("a", "b")).with(SHOP, hashes("b", "c"));
        assertThat(keys.holder("a")).isEmpty();
        assertThat(keys.holder("b")).contains(SHOP);
        assertThat(keys.holder("c")).contains(SHOP);
    }

    @Test
    void forgetsEveryKeyOfARevokedIntegration() {
        IntegrationKeys keys = IntegrationKeys.NONE
                .with(SHOP, hashes("a", "b"))
                .with(SHOP, List.of())
                .with(DATA, List.of());
        assertThat(keys.holder("a")).isEmpty();
        assertThat(keys.holder("b")).isEmpty();
        assertThat(keys.size()).isZero();
    }

    private static List<String> hashes(String... plain) {
        return List.of(plain).stream().map(Wording::sha256).toList();
    }
}
