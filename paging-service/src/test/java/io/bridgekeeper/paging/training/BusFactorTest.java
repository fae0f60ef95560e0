package io.bridgekeeper.paging.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.training.BusFactor.ThinSystem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusFactorTest {

    private static List<ThinSystem> thin(Map<String, Set<String>> trained) {
        return BusFactor.of(Catalogs.ofTests(), trained);
    }

    @Test
    void namesSystemsWithNobodyOrOneTrainedPersonAndNoneWithoutAnOwner() {
        assertThat(thin(Map.of("checkout", Set.of("alice", "bob"), "search", Set.of("bob"))))
                .containsExactly(
                        new ThinSystem("search", Set.of("bob"), Set.of("bob", "carol")),
                        new ThinSystem("payments", Set.of(), Set.of("alice", "bob")));
    }

    @Test
    void countsOnlyThoseWhomThePolicyCalls() {
        assertThat(thin(Map.of("checkout", Set.of("alice", "oscar", "frank"))))
                .contains(new ThinSystem("checkout", Set.of("alice"), Set.of("alice", "bob", "carol")));
    }
}
