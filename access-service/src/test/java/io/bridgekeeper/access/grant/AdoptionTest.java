package io.bridgekeeper.access.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Term;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.access.profile.Profile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    private static final Target ROLE = new Target.RealmRole("shop-deployer");
    private static final Profile LONG = new Profile("a", "shop", List.of(Grants.GROUP, ROLE), Duration.ofHours(8));
    private static final Profile SHORT = new Profile("b", "shop", List.of(ROLE), Duration.ofHours(1));
    private static final Membership FOUND = new Membership("alice", ROLE);

    @Test
    void goesOnByTheProfileThatLastsTheShortest() {
        assertThat(Adoption.by(List.of(LONG, SHORT), FOUND)).contains(SHORT);
        assertThat(Adoption.by(List.of(LONG), FOUND)).contains(LONG);
        assertThat(Adoption.by(List.of(), FOUND)).isEmpty();
        assertThat(Adoption.by(List.of(SHORT), new Membership("alice", Grants.GROUP)))
                .isEmpty();
    }

    @Test
    void givesNothingMoreThanWhatWasFoundAndEndsInTime() {
        Grant grant = Adoption.adopt(FOUND, LONG, Grants.id(1), Grants.id(2), Grants.T)
                .grants()
                .getFirst();
        assertThat(grant.memberships()).containsExactly(FOUND);
        assertThat(grant.state()).isEqualTo(new Active(new Term(Grants.T, Grants.T.plus(Duration.ofHours(8)))));
    }
}
