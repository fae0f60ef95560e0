package io.bridgekeeper.access.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedTargetsTest {

    private static final ManagedTargets MANAGED =
            new ManagedTargets("/systems", Set.of("break-glass", "shop-*", "a*"), Set.of("shop-admin"));
    private static final ManagedTargets NONE = new ManagedTargets("/systems", Set.of(), Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/systems/shop",
                "realm:break-glass",
                "realm:shop-deployer",
                "realm:shop-",
                "client:shop-admin:operator",
                "client:shop-admin:read:all"
            })
    void managesWhatTheSettingsName(String text) {
        assertThat(MANAGED.refusal(Target.of(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/admins,                        group /admins is not below /systems",
        "realm:break-glass-2,            realm role break-glass-2 is not among access.managed-realm-roles",
        "realm:Shop-deployer,            realm role Shop-deployer is not among access.managed-realm-roles",
        "realm:shop-a/../x,              realm role shop-a/../x is not a plain name",
        "client:shop:operator,           client shop is not among access.managed-clients",
        "client:shop-admin:..,           role .. of client shop-admin is not a plain name",
        "realm:admin,                    realm role admin is Keycloak's own",
        "client:realm-management:realm-admin, client realm-management is Keycloak's own"
    })
    void refusesEverythingElseAndSaysWhy(String text, String why) {
        assertThat(MANAGED.refusal(Target.of(text))).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"realm-management", "account", "admin-permissions", "other-realm", "broker", "admin-cli"})
    void neverGivesARoleThatAdministersKeycloakEvenIfTheSettingsNameIt(String clientId) {
        ManagedTargets careless = new ManagedTargets("/systems", Set.of("*"), Set.of(clientId));
        assertThat(careless.refusal(new Target.ClientRole(clientId, "anything")))
                .isPresent();
        assertThat(careless.refusal(new Target.RealmRole("admin"))).isPresent();
        assertThat(careless.refusal(new Target.RealmRole("default-roles-bridgekeeper")))
                .isPresent();
    }

    @Property
    void givesNoRoleAtAllBeforeOneIsNamed(@ForAll String client, @ForAll String name) {
        assertThat(NONE.refusal(new Target.RealmRole(name))).isPresent();
        assertThat(NONE.refusal(new Target.ClientRole(client, name))).isPresent();
    }

    @Test
    void namesEveryFaultOfAProfile() {
        assertThat(MANAGED.refusals(List.of(Target.of("/systems/shop"), Target.of("/admins"), Target.of("realm:x"))))
                .hasSize(2);
        assertThat(MANAGED.refusals(List.of())).containsExactly("it gives nothing");
    }
}
