package io.bridgekeeper.paging.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** alice has two contacts in the catalog of the tests, webhook and e-mail. */
class UnreachablePersonTest {

    private static final Catalog CATALOG = Catalogs.ofTests();
    private static final Instant T = Instant.parse("2026-11-23T09:00:00Z");

    @ParameterizedTest(name = "catalog {0}, own {1}: unreachable {2}")
    @CsvSource({
        "fails fails, '',               true",
        "fails works, '',               false",
        "works works, fails,            false",
        "fails fails, fails,            true",
        "fails fails, works,            false",
        // What is not verified reaches nobody.
        "fails fails, unverified,       true",
        "fails unkept, '',              false",
    })
    void isWhoHasNoMethodThatWorks(String catalog, String own, boolean isUnreachable) {
        List<ContactMethod> methods = new ArrayList<>();
        List<Way> ways = Way.of(CATALOG.people().get("alice"));
        String[] states = catalog.split(" ");
        for (int i = 0; i < states.length; i++) {
            if (!states[i].equals("unkept")) {
                methods.add(method(ways.get(i), ContactMethod.Source.CATALOG, states[i], T.plusSeconds(i)));
            }
        }
        if (!own.isEmpty()) {
            methods.add(method(new Way(new UUID(0, 1), "email", "a@b"), ContactMethod.Source.OWN, own, T));
        }
        List<UnreachablePerson> found = UnreachablePerson.among(Map.of("alice", methods), CATALOG);
        assertThat(!found.isEmpty()).isEqualTo(isUnreachable);
        if (isUnreachable) {
            assertThat(found.getFirst().since()).isEqualTo(T.plusSeconds(1));
            assertThat(found.getFirst().rotations()).containsExactly("checkout-primary");
            assertThat(found.getFirst().methods().getFirst().reason()).isEqualTo("gone");
            assertThat(found.toString()).doesNotContain("alice@example.org");
        }
    }

    @Test
    void isWhoKnowsTheSamePlaceTwice() {
        List<Way> ways = Way.of(CATALOG.people().get("alice"));
        List<ContactMethod> methods = new ArrayList<>();
        ways.forEach(way -> methods.add(method(way, ContactMethod.Source.CATALOG, "fails", T)));
        Way same = new Way(new UUID(0, 1), "email", "Alice@example.org");
        methods.add(method(same, ContactMethod.Source.OWN, "works", T));
        assertThat(UnreachablePerson.among(Map.of("alice", methods), CATALOG)).hasSize(1);
    }

    @Test
    void isNobodyWhoHasLeftTheCatalog() {
        ContactMethod method = method(new Way(new UUID(0, 1), "email", "a@b"), ContactMethod.Source.OWN, "fails", T);
        assertThat(UnreachablePerson.among(Map.of("zoe", List.of(method)), CATALOG))
                .isEmpty();
    }

    private static ContactMethod method(Way way, ContactMethod.Source source, String state, Instant since) {
        Optional<Instant> failing = state.equals("fails") ? Optional.of(since) : Optional.empty();
        return new ContactMethod(
                way.id(),
                "alice",
                source,
                way.channel(),
                way.target(),
                "",
                T,
                state.equals("unverified") ? Optional.empty() : Optional.of(T),
                Optional.empty(),
                new MethodHealth(failing, Optional.empty(), failing, failing.map(x -> "gone"), failing),
                Optional.empty());
    }
}
