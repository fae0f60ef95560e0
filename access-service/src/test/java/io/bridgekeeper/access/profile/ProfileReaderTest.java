package io.bridgekeeper.access.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bridgekeeper.access.profile.DocumentMapper.Format;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {

    private static final String WHOLE = """
            profiles:
              - id: checkout-prod
                systems: [checkout]
                targets: [/systems/checkout/responders]
                longest: PT4H
              - id: checkout-db
                systems: [checkout, search]
                targets: [/systems/checkout/dba, "realm:dba", "client:grafana:editor"]
                eligible: {onCall: true, people: [Bob], groups: [/teams/dba]}
                longest: PT1H
                reason: false
                approvals: 2
                dangerous: true
                secondFactor: true
                grace: PT5M
                renewable: false
            """;

    @Test
    void readsWhatIsSaidAndTakesTheUsualForWhatIsNot() {
        List<ProfileRule> rules = sound(WHOLE);
        assertThat(rules)
                .containsExactly(
                        new ProfileRule(
                                "checkout-prod",
                                List.of("checkout"),
                                List.of("/systems/checkout/responders"),
                                new Eligible(true, false, Set.of(), Set.of()),
                                Duration.ofHours(4),
                                true,
                                1,
                                false,
                                false,
                                Duration.ofMinutes(30),
                                true),
                        new ProfileRule(
                                "checkout-db",
                                List.of("checkout", "search"),
                                List.of("/systems/checkout/dba", "realm:dba", "client:grafana:editor"),
                                new Eligible(true, false, Set.of("bob"), Set.of("/teams/dba")),
                                Duration.ofHours(1),
                                false,
                                2,
                                true,
                                true,
                                Duration.ofMinutes(5),
                                false));
    }

    @Test
    void findsEveryFaultAtOnceWithItsPlace() {
        assertThat(faults("""
                        profiles:
                          - id: Checkout
                            systems: []
                            targets: [/admins]
                            longest: PT0S
                            grace: -PT1M
                            approvals: -1
                            eligible: {}
                            maxDuration: PT1H
                          - id: twice
                            systems: [a, a]
                            targets: [/systems/a]
                            longest: P1000D
                            dangerous: true
                            approvals: 0
                          - id: twice
                            systems: [a]
                            targets: [/systems/a]
                            longest: soon
                            eligible: {people: [7], groups: [dba]}
                        more: 1
                        """))
                .containsExactly(
                        "profiles[0].longest",
                        "profiles[0].id",
                        "profiles[0].systems",
                        "profiles[0].targets[0]",
                        "profiles[0].eligible",
                        "profiles[0].approvals",
                        "profiles[0].grace",
                        "profiles[0].maxDuration",
                        "profiles[1].longest",
                        "profiles[1].systems[1]",
                        "profiles[1].approvals",
                        "profiles[2].longest",
                        "profiles[2].eligible.people[0]",
                        "profiles[2].eligible.groups[0]",
                        "profiles[2].id",
                        "more");
    }

    @ParameterizedTest
    @CsvSource({
        "'profiles: &a [*a]'",
        "'profiles: ['",
        "'{\"profiles\": []} {}'",
        "'profiles: []\nprofiles: []'",
        "'[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]'"
    })
    void refusesATextThatCannotBeReadInOneWay(String text) {
        assertThat(DocumentMapper.read(text, Format.YAML)).isInstanceOf(DocumentMapper.Text.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "'null'", "'7'", "'[]'", "'{}'", "'profiles: 7'"})
    void refusesADocumentWithoutProfiles(String text) {
        assertThat(faults(text)).isNotEmpty();
    }

    @Test
    void takesAnEmptyListAsADocumentThatLeavesAllToTheCatalog() {
        assertThat(sound("profiles: []")).isEmpty();
    }

    @Test
    void saysWhatIsAddedChangedRemovedAndTakenFromTheCatalog() {
        List<ProfileRule> before = sound(WHOLE);
        List<ProfileRule> after = sound(WHOLE.replace("PT5M", "PT6M")
                .replace("approvals: 2", "approvals: 3")
                .replace("id: checkout-prod", "id: checkout-read"));
        ProfileDifference difference = ProfileDifference.of(before, after, Set.of("checkout-db", "search-prod"));
        assertThat(difference.added()).containsExactly("checkout-read");
        assertThat(difference.removed()).containsExactly("checkout-prod");
        assertThat(difference.changed())
                .extracting(ProfileDifference.Changed::id, ProfileDifference.Changed::fields)
                .containsExactly(tuple("checkout-db", List.of("approvals", "grace")));
        assertThat(difference.insteadOfCatalog()).containsExactly("checkout-db");
    }

    @Test
    void readsAProfileOfAreasAloneAndOneOfAreasBesideSystems() {
        List<ProfileRule> rules = sound("""
                profiles:
                  - {id: one, areas: [checkout/payments, checkout/refunds], targets: [/systems/a], longest: PT1H}
                  - {id: both, systems: [search], areas: [checkout/payments], targets: [/systems/a], longest: PT1H}
                  - {id: none, systems: [search], areas: [], targets: [/systems/a], longest: PT1H}
                """);
        assertThat(rules)
                .extracting(ProfileRule::areas)
                .containsExactly(
                        List.of("checkout/payments", "checkout/refunds"), List.of("checkout/payments"), List.of());
        ProfileRule both = rules.get(1);
        assertThat(both.allSystems()).containsExactly("search", "checkout");
        assertThat(both.areasIn("checkout")).containsExactly("payments");
        assertThat(both.areasIn("search")).isEmpty();
        assertThat(both.isOf("checkout") && both.isOf("search")).isTrue();
        assertThat(both.isOf("payments") || both.isOf("check")).isFalse();
        assertThat(both.isFor("checkout", Set.of("payments", "x"))).isTrue();
        assertThat(both.isFor("checkout", Set.of("refunds"))).isFalse();
        assertThat(both.isFor("search", Set.of())).isTrue();
        assertThat(RuleMapper.ofRow(RuleMapper.toRow(both))).isEqualTo(both);
        assertThat(RuleMapper.ofRow(RuleMapper.toRow(rules.getFirst()))).isEqualTo(rules.getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // what is said; where the faults are
                "systems: []; systems",
                "areas: []; systems",
                "systems: [], areas: []; systems",
                "areas: 7; areas",
                "areas: [checkout]; areas[0]",
                "areas: [checkout/]; areas[0]",
                "areas: [/payments]; areas[0]",
                "areas: [checkout/payments/eu]; areas[0]",
                "areas: [Checkout/payments]; areas[0]",
                "areas: [7]; areas[0]",
                "areas: [a/b, a/b]; areas[1]",
                "systems: [a], areas: [b/a, a/b]; areas[1]",
                "systems: [a], areas: [x, a/b]; areas[0] areas[1]"
            })
    void findsEveryFaultOfAreas(String said, String faults) {
        assertThat(faults("profiles: [{id: p, %s, targets: [/systems/a], longest: PT1H}]".formatted(said)))
                .containsExactly(Arrays.stream(faults.split(" "))
                        .map("profiles[0]."::concat)
                        .toArray(String[]::new));
    }

    @Test
    void tellsThatTheAreasAreOthers() {
        String one = "profiles: [{id: p, areas: [a/b], targets: [/systems/a], longest: PT1H}]";
        assertThat(ProfileDifference.of(sound(one), sound(one.replace("a/b", "a/c")), Set.of())
                        .changed())
                .containsExactly(new ProfileDifference.Changed("p", List.of("areas")));
    }

    private static List<ProfileRule> sound(String yaml) {
        assertThat(faults(yaml)).isEmpty();
        return ((ProfileReader.Reading.Sound) read(yaml)).rules();
    }

    private static List<String> faults(String yaml) {
        return read(yaml) instanceof ProfileReader.Reading.Faulty(List<Fault> faults)
                ? faults.stream().map(Fault::path).toList()
                : List.of();
    }

    private static ProfileReader.Reading read(String yaml) {
        DocumentMapper.Text.Read text = (DocumentMapper.Text.Read) DocumentMapper.read(yaml, Format.YAML);
        return ProfileReader.read(
                text.tree(),
                target -> target.startsWith("/admins") ? Optional.of("is not ours: " + target) : Optional.empty());
    }
}
