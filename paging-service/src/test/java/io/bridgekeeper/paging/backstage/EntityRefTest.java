package io.bridgekeeper.paging.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityRefTest {

    @ParameterizedTest(name = "{0} of a place for {1} in {2}: {3}")
    @CsvSource({
        "payments,                     group, default, group:default/payments",
        "user:alice,                   group, default, user:default/alice",
        "ops/alice,                    user,  default, user:ops/alice",
        "Component:Shop/Payments-DB,   ,      default, component:shop/payments-db",
        "team-a,                       group, shop,    group:shop/team-a",
        "payments,                     ,      default, ",
        "a:b:c,                        group, default, ",
        "'two words',                  group, default, ",
        "user:,                        group, default, ",
        "/x,                           group, default, ",
    })
    void readsWhatBackstageWrites(String text, String defaultKind, String namespace, String ref) {
        assertThat(EntityRef.parse(text, Optional.ofNullable(defaultKind), namespace)
                        .map(EntityRef::toString))
                .isEqualTo(Optional.ofNullable(ref));
    }
}
