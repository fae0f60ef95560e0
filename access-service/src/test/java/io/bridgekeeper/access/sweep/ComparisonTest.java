package io.bridgekeeper.access.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ComparisonTest {

    private static final Target LOOKED_AT = new Target.Group("/systems/checkout/responders");
    private static final Membership ALICE = new Membership("alice", LOOKED_AT);
    private static final Membership BOB = new Membership("bob", LOOKED_AT);
    private static final Membership ELSEWHERE = new Membership("alice", new Target.RealmRole("shop-admin"));

    private record Case(
            Set<Membership> inKeycloak, Set<Membership> wanted, Set<Membership> strays, Set<Membership> missing) {}

    private static final List<Case> TABLE = List.of(
            new Case(Set.of(), Set.of(), Set.of(), Set.of()),
            new Case(Set.of(ALICE), Set.of(ALICE), Set.of(), Set.of()),
            new Case(Set.of(ALICE), Set.of(), Set.of(ALICE), Set.of()),
            new Case(Set.of(), Set.of(ALICE), Set.of(), Set.of(ALICE)),
            new Case(Set.of(ALICE), Set.of(BOB), Set.of(ALICE), Set.of(BOB)),
            // Keycloak was not asked for that: nothing is known, so nothing is found.
            new Case(Set.of(), Set.of(ELSEWHERE), Set.of(), Set.of()));

    @ParameterizedTest
    @FieldSource("TABLE")
    void findsWhereTheTwoDisagree(Case row) {
        assertThat(Comparison.of(Set.of(LOOKED_AT), row.inKeycloak(), row.wanted()))
                .isEqualTo(new Comparison(row.strays(), row.missing()));
    }
}
