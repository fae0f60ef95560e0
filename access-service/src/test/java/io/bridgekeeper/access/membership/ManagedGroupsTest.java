package io.bridgekeeper.access.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedGroupsTest {

    private static final ManagedGroups MANAGED = new ManagedGroups("/systems");

    @ParameterizedTest
    @ValueSource(strings = {"/systems/checkout", "/systems/checkout/responders", "/systems/Kasse Süd/responders"})
    void touchesWhatLiesBelowTheParent(String path) {
        assertThat(MANAGED.refusal(path)).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "/systems",
                "/systems/",
                "/systemsx/checkout",
                "/admins",
                "/teams/systems/checkout",
                "systems/checkout",
                "/Systems/checkout",
                "/systems/../admins",
                "/systems/./checkout",
                "/systems//checkout",
                "/systems/checkout/",
                "/systems/ /checkout",
                "/systems/%2e%2e/admins",
                "/systems/checkout?x=1",
                "/systems/checkout#x",
                "/systems/checkout;x=1",
                "/systems/check~/out",
                "/systems\\..\\admins/x",
                "/systems/check\nout"
            })
    void refusesEverythingElse(String path) {
        assertThat(MANAGED.refusal(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/prod/systems/a", "/prod/systems/a/b"})
    void takesAParentOfSeveralSegments(String path) {
        assertThat(new ManagedGroups("/prod/systems").refusal(path)).isEmpty();
    }
}
