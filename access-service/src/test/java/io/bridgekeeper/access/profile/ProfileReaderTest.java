package io.bridgekeeper.access.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bridgekeeper.access.profile.DocumentMapper.Format;
import java.time.Duration;
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
