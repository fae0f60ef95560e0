package io.bridgekeeper.paging.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.rotation.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogReaderTest {

    private static final String SOUND = """
            people:
              - { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] }
            rotations:
              - id: primary
                zone: Europe/Berlin
                people: [alice]
                handOff: { every: week, on: MONDAY, at: "09:00" }
                starts: 2026-01-05
            policies:
              - id: checkout
                steps: [ { call: { rotation: primary }, timeout: PT5M } ]
            fallbackPolicy: checkout
            systems:
              - id: checkout
                name: Checkout
                tier: 1
                matchers: [ { label: service, equals: checkout } ]
                serviceOwner: checkout
                productOwner: alice
                seatLimit: 4
                accessProfiles: [ { id: prod, keycloakGroup: /systems/checkout, maxDuration: PT4H } ]
                runbooks: [ { title: Slow, url: "https://runbooks.example.org" } ]
            """;

    @Test
    void readsASoundFile() {
        Catalog catalog = sound(SOUND);
        assertThat(catalog.fallback().id()).isEqualTo("checkout");
        assertThat(catalog.systemOf(Map.of("service", "checkout")))
                .map(CatalogSystem::id)
                .contains("checkout");
        assertThat(catalog.systemOf(Map.of("service", "else"))).isEmpty();
    }

    @Test
    void readsTheExampleOfItsDocumentation() throws IOException {
        String doc = Files.readString(Path.of("../docs/catalog.md"));
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(doc);
        assertThat(example.find()).isTrue();
        assertThat(sound(example.group(1)).systems()).containsOnlyKeys("checkout", "payments");
    }

    @Test
    void readsAContactOfEveryChannel() {
        Catalog catalog = sound(SOUND.replace("{ email: alice@example.org }", """
                { email: alice@example.org }, { webhook: "https://push.example.org" }, { apprise: alice },
                { ntfy: "https://ntfy.example.org/alice" }, { chat: "https://chat.example.org/hooks/1" },
                { sms: "+4915112345678" }, { voice: "+4915112345678" }"""));
        assertThat(catalog.people().get("alice").contacts())
                .extracting(contact -> contact.channel() + " " + contact.target())
                .containsExactly(
                        "email alice@example.org",
                        "webhook https://push.example.org",
                        "apprise alice",
                        "ntfy https://ntfy.example.org/alice",
                        "chat https://chat.example.org/hooks/1",
                        "sms +4915112345678",
                        "voice +4915112345678");
    }

    @Test
    void takesTheFirstSystemOfTheFileThatMatches() {
        String two = SOUND + """
                  - id: second
                    name: Second
                    tier: 2
                    productOwner: alice
                    matchers: [ { label: service, prefix: check } ]
                """;
        Catalog catalog = sound(two);
        assertThat(catalog.systemOf(Map.of("service", "checkout")))
                .map(CatalogSystem::id)
                .contains("checkout");
        assertThat(catalog.systemOf(Map.of("service", "check-in")))
                .map(CatalogSystem::id)
                .contains("second");
    }

    @Test
    void readsWhomAStepCallsAtOnce() {
        String step = "{ call: { rotation: primary }, timeout: PT5M }";
        assertThat(sound(SOUND.replace(
                                step,
                                "{ call: [ { rotation: primary, atOnce: 2 }, { person: alice } ], timeout: PT5M }, "
                                        + step))
                        .fallback()
                        .steps())
                .extracting(EscalationPolicy.Step::calls)
                .containsExactly(
                        List.of(
                                new Call.OfRotation("primary", Role.PRIMARY),
                                new Call.OfRotation("primary", Role.PRIMARY),
                                new Call.OfPerson("alice")),
                        List.of(new Call.OfRotation("primary", Role.PRIMARY)));
    }

    @Test
    void callsAsManyAtOnceAsIsSet() {
        CatalogDocument four = new CatalogDocument(
                SOUND.replace("{ rotation: primary }", "{ rotation: primary, atOnce: 4 }"), DocumentFormat.YAML);
        assertThat(CatalogMapper.read(four, 4)).isInstanceOf(Reading.Sound.class);
        assertThat(CatalogMapper.read(four, 3)).isInstanceOf(Reading.Faulty.class);
        assertThatThrownBy(() -> CatalogMapper.read(four, 11))
                .hasMessage("paging.escalation.most-at-once must be from 1 to 10");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "{ rotation: primary }",
                        "{ rotation: primary, atOnce: 4 }",
                        "policies[0].steps[0].call.atOnce: must be a number from 1 to 3"),
                fault(
                        "{ rotation: primary }",
                        "[ { rotation: primary, atOnce: 3 }, { person: alice } ]",
                        "policies[0].steps[0].call: calls 4 people at once; at most 3 (paging.escalation.most-at-once)"),
                fault(
                        "{ rotation: primary }",
                        "{ person: alice, atOnce: 2 }",
                        "policies[0].steps[0].call.atOnce: belongs to a rotation only"),
                fault(
                        "{ rotation: primary }",
                        "[ { person: alice }, { person: alice } ]",
                        "policies[0].steps[0].call: 'alice' is there twice"),
                fault(
                        "{ rotation: primary }",
                        "[ { rotation: primary }, { rotation: primary } ]",
                        "policies[0].steps[0].call: 'primary' is there twice; atOnce says how many of it are called"),
                fault("{ rotation: primary }", "[]", "policies[0].steps[0].call: needs at least one entry"),
                fault(
                        "{ rotation: primary }",
                        "[ { rotation: primary }, { person: zoe } ]",
                        "policies[0].steps[0].call[1].person: there is no person 'zoe'"),
                fault(
                        "id: alice,",
                        "id: Alice A,",
                        "people[0].id: must be 1 to 63 characters of a-z 0-9 . _ -, not 'Alice A'"),
                fault("name: Alice, ", "", "people[0].name: is missing"),
                fault("name: Alice, ", "name: \"A\\0e\", ", "people[0].name: must not contain NUL"),
                fault("{ email: alice@example.org }", "", "people[0].contacts: needs at least one entry"),
                fault(
                        "alice@example.org",
                        "alice",
                        "people[0].contacts[0].email: must be an e-mail address, not 'alice'"),
                fault(
                        "email: alice@example.org",
                        "apprise: alice",
                        "people[0].contacts: must name another one too: Apprise never tells whether it has delivered"),
                fault(
                        "email: alice@example.org",
                        "email: a@b, ntfy: x",
                        "people[0].contacts[0]: must name one of email,"
                                + " webhook, ntfy, chat, apprise, sms and voice"),
                fault(
                        "email: alice@example.org",
                        "sms: \"0151 12345678\"",
                        "people[0].contacts[0].sms: must be a number with its country, in quotation marks, such as"
                                + " \"+4915112345678\", not '0151 12345678'"),
                fault(
                        "email: alice@example.org",
                        "voice: +4915112345678",
                        "people[0].contacts[0].voice: must be a text that is not blank"),
                fault("email: alice@example.org", "phone: 1", "people[0].contacts[0].phone: is not a known key"),
                fault(
                        "email: alice@example.org",
                        "webhook: ftp://x",
                        "people[0].contacts[0].webhook: must be an absolute http or https address, not 'ftp://x'"),
                fault("Europe/Berlin", "Berlin", "rotations[0].zone: must be an IANA time zone, not 'Berlin'"),
                fault("people: [alice]", "people: [bob]", "rotations[0].people[0]: there is no person 'bob'"),
                fault(
                        "at: \"09:00\"",
                        "at: \"25:00\"",
                        "rotations[0].handOff.at: must be a time of day in quotes, such as \"09:00\", not '25:00'"),
                fault(
                        "every: week",
                        "every: year",
                        "rotations[0].handOff.every: must be hour, day, week or month, not 'year'"),
                fault(
                        "every: week",
                        "every: week, times: 0",
                        "rotations[0].handOff.times: must be a number from 1 to 1000"),
                fault(
                        "every: week,",
                        "every: week, length: PT8H,",
                        "rotations[0].handOff: must name either every or length"),
                fault(
                        "{ call: { rotation: primary }",
                        "{ call: { rotation: primary, role: secondary }",
                        "policies[0].steps[0].call.role: the rotation 'primary' has no layer of this role"),
                fault(
                        "{ call: { rotation: primary }",
                        "{ call: { person: alice, role: secondary }",
                        "policies[0].steps[0].call.role: belongs to a rotation only"),
                fault("every: week, on: MONDAY", "every: week", "rotations[0].handOff.on: is missing"),
                fault("every: week", "every: day", "rotations[0].handOff.on: belongs to a weekly hand-off only"),
                fault("2026-01-05", "2026-01-06", "rotations[0].starts: must be a MONDAY, the day of the hand-off"),
                fault("2026-01-05", "soon", "rotations[0].starts: must be a day such as 2026-01-05, not 'soon'"),
                fault(
                        "rotation: primary",
                        "rotation: secondary",
                        "policies[0].steps[0].call.rotation: there is no rotation 'secondary'"),
                fault("rotation: primary", "person: zoe", "policies[0].steps[0].call.person: there is no person 'zoe'"),
                fault(
                        "rotation: primary",
                        "rotation: primary, person: alice",
                        "policies[0].steps[0].call: must name either rotation or person"),
                fault(
                        "timeout: PT5M",
                        "timeout: 5m",
                        "policies[0].steps[0].timeout: must be an ISO-8601 duration from PT1S to PT24H, not '5m'"),
                fault(
                        "timeout: PT5M",
                        "timeout: PT0S",
                        "policies[0].steps[0].timeout: must be an ISO-8601 duration from PT1S to PT24H, not 'PT0S'"),
                fault(
                        "fallbackPolicy: checkout",
                        "fallbackPolicy: nobody",
                        "fallbackPolicy: there is no policy 'nobody'"),
                fault("fallbackPolicy: checkout\n", "", "fallbackPolicy: is missing"),
                fault("tier: 1", "tier: 5", "systems[0].tier: must be a number from 1 to 4"),
                fault("equals: checkout", "is: checkout", "systems[0].matchers[0].is: is not a known key"),
                fault(
                        "equals: checkout",
                        "equals: a, prefix: b",
                        "systems[0].matchers[0]: must name exactly one of equals, notEquals, in, prefix, regex"),
                fault(
                        "serviceOwner: checkout",
                        "serviceOwner: team",
                        "systems[0].serviceOwner: there is no policy 'team'"),
                fault(
                        "productOwner: alice",
                        "productOwner: team",
                        "systems[0].productOwner: there is no person 'team'"),
                fault("productOwner: alice\n", "\n", "systems[0].productOwner: is missing"),
                fault(
                        "equals: checkout",
                        "regex: \"check(out\"",
                        "systems[0].matchers[0].regex: must be an RE2 expression of at most 256 characters that is not too large, not 'check(out'"),
                fault(
                        "productOwner: alice",
                        "productOwner: alice\n    dependsOn: [payments]",
                        "systems[0].dependsOn[0]: there is no system 'payments'"),
                fault(
                        "productOwner: alice",
                        "productOwner: alice\n    dependsOn: [checkout]",
                        "systems[0].dependsOn: goes in a circle: checkout -> checkout"),
                fault(
                        "productOwner: alice",
                        "productOwner: alice\n    areas: [ { id: a, name: A, matchers: [ { label: x, equals: y } ],"
                                + " serviceOwner: nobody, productOwner: zoe } ]",
                        "systems[0].areas[0].productOwner: there is no person 'zoe'"),
                fault(
                        "productOwner: alice",
                        "productOwner: alice\n    areas: [ { id: a, name: A } ]",
                        "systems[0].areas[0].matchers: needs at least one entry"),
                fault(
                        "productOwner: alice",
                        "productOwner: alice\n    grouping: [cluster, cluster]",
                        "systems[0].grouping: 'cluster' is there twice"),
                fault(
                        "productOwner: alice",
                        "productOwner: alice\n    grouping: []",
                        "systems[0].grouping: needs at least one entry"),
                Arguments.of(
                        "productOwner: alice",
                        "productOwner: alice\n    grouping: { by: team }",
                        "systems[0].grouping.by: must be system, key, sender or a list of labels"),
                Arguments.of(
                        "productOwner: alice",
                        "productOwner: alice\n    grouping: { by: system, within: PT1S }",
                        "systems[0].grouping.within: must be an ISO-8601 duration from PT1M to P7D, not 'PT1S'"),
                Arguments.of(
                        "productOwner: alice",
                        "productOwner: alice\n    grouping: { within: PT5M }",
                        "systems[0].grouping.by: is missing"),
                fault(
                        "title: Slow",
                        "title: Slow, owner: zoe",
                        "systems[0].runbooks[0].owner: there is no person 'zoe'"),
                fault(
                        "title: Slow",
                        "title: Slow, reviewedAt: lately",
                        "systems[0].runbooks[0].reviewedAt: must be a day such as 2026-01-05, not 'lately'"),
                fault(
                        "seatLimit: 4",
                        "seatLimit: { critical: 51 }",
                        "systems[0].seatLimit.critical: must be a number from 1 to 50"),
                fault("seatLimit: 4", "seatLimit: { fatal: 5 }", "systems[0].seatLimit.fatal: is not a known key"),
                fault("seatLimit: 4", "seatLimit: 0", "systems[0].seatLimit: must be a number from 1 to 50"),
                fault(
                        "/systems/checkout",
                        "checkout",
                        "systems[0].accessProfiles[0].keycloakGroup: must be a path such as /systems/checkout/responders, not 'checkout'"),
                fault(
                        "maxDuration: PT4H",
                        "maxDuration: P7D",
                        "systems[0].accessProfiles[0].maxDuration: must be an ISO-8601 duration from PT1M to PT24H, not 'P7D'"),
                fault("seatLimit", "seatlimit", "systems[0].seatlimit: is not a known key"),
                fault("fallbackPolicy:", "colour: red\nfallbackPolicy:", "colour: is not a known key"),
                fault(
                        "tier: 1",
                        "tier: 1\n    tier: 1",
                        "systems[0].tier: is there twice, again in line 17, column 5"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("faults")
    void namesTheFaultWithItsPath(String sound, String wrong, String fault) {
        assertThat(SOUND).contains(sound);
        assertThat(faults(SOUND.replace(sound, wrong))).contains(fault);
    }

    @Test
    void listsEveryFaultAtOnce() {
        String wrong = SOUND.replace("tier: 1", "tier: 9")
                .replace("Europe/Berlin", "Berlin")
                .replace("timeout: PT5M", "timeout: soon");
        assertThat(faults(wrong)).hasSize(3);
    }

    @Test
    void refusesASystemThatAnEarlierOneShadows() {
        String shadowed = SOUND + """
                  - id: second
                    name: Second
                    tier: 2
                    productOwner: alice
                    matchers: [ { label: service, in: [checkout] }, { label: env, equals: prod } ]
                """;
        assertThat(faults(shadowed))
                .containsExactly(
                        "systems[1].matchers: every signal that they match is matched by systems[0] 'checkout' before");
    }

    @Test
    void readsWhatASystemMaySayBeyondTheLeast() {
        CatalogSystem system = sound(SOUND.replace("seatLimit: 4", """
                        seatLimit: { default: 3, critical: 8 }
                            grouping: [cluster]
                            areas:
                              - id: cards
                                name: Cards
                                matchers: [ { label: path, regex: "/cards/[0-9]+" } ]
                                serviceOwner: checkout""")
                        .replace("title: Slow", "title: Slow, owner: alice, reviewedAt: 2026-03-01"))
                .systems()
                .get("checkout");
        assertThat(system.seatLimit()).isEqualTo(3);
        assertThat(system.seatLimits().of(1)).isEqualTo(8);
        assertThat(system.seatLimits().of(5)).isEqualTo(3);
        assertThat(system.grouping())
                .isEqualTo(new Grouping(new Grouping.By.Labels(List.of("cluster")), Optional.empty()));
        assertThat(system.areaOf(Map.of("path", "/cards/17"))).map(Area::id).contains("cards");
        assertThat(system.areaOf(Map.of("path", "/cards/x"))).isEmpty();
        assertThat(system.runbooks().getFirst().reviewedAt()).contains(LocalDate.of(2026, 3, 1));
    }

    @Test
    void keepsWhatIsHeldAgainstEachOtherWithinBounds() {
        StringBuilder areas = new StringBuilder("seatLimit: 4\n    areas:\n");
        for (int i = 0; i < 501; i++) {
            areas.append("      - { id: a%1$d, name: A, matchers: [ { label: path, equals: a%1$d } ] }\n".formatted(i));
        }
        assertThat(faults(SOUND.replace("seatLimit: 4\n", areas)))
                .containsExactly("systems[0].areas: must have at most 500 entries");
        StringBuilder systems = new StringBuilder(SOUND);
        for (int i = 0; i < 20_000; i++) {
            systems.append(
                    "  - { id: s%1$d, name: S, tier: 1, productOwner: alice, matchers: [ { label: l, regex: \"%1$d\" } ] }\n"
                            .formatted(i));
        }
        assertThat(faults(systems.toString())).containsExactly("systems: must have at most 20000 entries");
    }

    @Test
    void refusesAnIdThatIsThereTwice() {
        String twice = SOUND.replace(
                "people:\n", "people:\n  - { id: alice, name: Other, contacts: [ { email: o@example.org } ] }\n");
        assertThat(faults(twice)).containsExactly("people: the id 'alice' is there twice");
    }

    @Test
    void refusesAnEmptyFileAndWhatIsNoYaml() {
        assertThat(faults("")).isNotEmpty();
        assertThat(faults("- 1")).contains("(file): must be a map");
        assertThat(faults("people: [")).first().asString().contains("is not YAML");
    }

    private static Catalog sound(String yaml) {
        return switch (CatalogMapper.read(yaml)) {
            case Reading.Sound(Catalog catalog) -> catalog;
            case Reading.Faulty(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private static List<String> faults(String yaml) {
        return switch (CatalogMapper.read(yaml)) {
            case Reading.Sound sound -> List.of();
            case Reading.Faulty(List<Fault> faults) ->
                faults.stream().map(Fault::toString).toList();
        };
    }

    private static Arguments fault(String sound, String wrong, String fault) {
        return Arguments.of(sound, wrong, fault);
    }
}
