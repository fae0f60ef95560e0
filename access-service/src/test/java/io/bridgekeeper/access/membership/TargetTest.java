package io.bridgekeeper.access.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.membership.Target.ClientRole;
import io.bridgekeeper.access.membership.Target.Group;
import io.bridgekeeper.access.membership.Target.RealmRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private static final Map<String, Target> WRITTEN = Map.of(
            "/systems/shop", new Group("/systems/shop"),
            "realm:shop-deployer", new RealmRole("shop-deployer"),
            "realm:a:b", new RealmRole("a:b"),
            "client:shop:operator", new ClientRole("shop", "operator"),
            "client:shop:a:b", new ClientRole("shop", "a:b"));

    @Test
    void readsWhatItWrites() {
        WRITTEN.forEach((text, target) -> {
            assertThat(Target.parse(text)).contains(target);
            assertThat(target.text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"/", "systems/shop", "realm:", "client:", "client:shop", "client:shop:", "client::x", "Realm:x"})
    void readsNothingElse(String text) {
        assertThat(Target.parse(text)).isEmpty();
    }
}
