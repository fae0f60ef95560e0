package io.bridgekeeper.paging.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bridgekeeper.paging.tag.IfMatch;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Set<String> SYSTEMS = Set.of("checkout", "search");

    @ParameterizedTest(name = "{0} of [{1}] for types [{2}] and systems [{3}]: {4}")
    @CsvSource({
        "INCIDENT_TRIGGERED, checkout,        ,                    ,                true",
        "INCIDENT_TRIGGERED, ,                ,                    ,                true",
        "INCIDENT_TRIGGERED, checkout,        INCIDENT_TRIGGERED,  ,                true",
        "PAGE_QUEUED,        checkout,        INCIDENT_TRIGGERED,  ,                false",
        "INCIDENT_TRIGGERED, checkout,        ,                    checkout,        true",
        "INCIDENT_TRIGGERED, search,          ,                    checkout,        false",
        "INCIDENT_TRIGGERED, ,                ,                    checkout,        false",
        "INCIDENT_REROUTED,  checkout search, ,                    search,          true",
        "PAGE_QUEUED,        checkout,        INCIDENT_TRIGGERED,  checkout,        false",
    })
    void tellsOnlyOfWhatIsWanted(EventKind kind, String of, String kinds, String systems, boolean wanted) {
        Subscription subscription = subscription(new EventFilter(
                words(kinds).stream().map(EventKind::valueOf).collect(Collectors.toSet()), words(systems)));
        assertThat(subscription.wants(event(kind, words(of), NOW))).isEqualTo(wanted);
    }

    @Test
    void tellsNothingOfWhatHappenedBeforeItWasMadeOrEnabled() {
        Subscription made = subscription(new EventFilter(Set.of(), Set.of()));
        PublicEvent event = event(EventKind.INCIDENT_TRIGGERED, Set.of(), NOW);
        assertThat(made.wants(event(EventKind.INCIDENT_TRIGGERED, Set.of(), NOW.minusNanos(1000))))
                .isFalse();
        Subscription disabled = made.disabled(NOW, Optional.empty(), Optional.of("gone"));
        assertThat(disabled.wants(event)).isFalse();
        assertThat(disabled.enabled(NOW.plusSeconds(1)).wants(event)).isFalse();
        assertThat(disabled.enabled(NOW).wants(event)).isTrue();
        assertThat(disabled.enabled(NOW).health()).isEqualTo(Health.GOOD);
    }

    @Test
    void leavesAloneWhatIsAsWanted() {
        Subscription made = subscription(new EventFilter(Set.of(), Set.of()));
        assertThat(made.enabled(NOW.plusSeconds(9))).isSameAs(made);
        Subscription disabled = made.disabled(NOW, Optional.of("ada"), Optional.empty());
        assertThat(disabled.disabled(NOW.plusSeconds(9), Optional.empty(), Optional.of("410")))
                .isSameAs(disabled);
    }

    @Test
    void signsWithBothKeysUntilTheOldOneEnds() {
        SigningKeys keys = new SigningKeys("one", Optional.empty()).rotated("two", Duration.ofHours(1), NOW);
        assertThat(keys.at(NOW)).containsExactly("two", "one");
        assertThat(keys.at(NOW.plus(Duration.ofHours(1)).minusNanos(1))).containsExactly("two", "one");
        assertThat(keys.at(NOW.plus(Duration.ofHours(1)))).containsExactly("two");
        assertThat(keys.rotated("three", Duration.ofHours(1), NOW).at(NOW)).containsExactly("three", "two");
        assertThat(keys.rotated("three", Duration.ZERO, NOW).at(NOW)).containsExactly("three");
    }

    @Test
    void showsKeysAndAddressesInNoText() {
        Subscription made =
                subscription(new EventFilter(Set.of(), Set.of())).rotated("whsec_fresh", Duration.ofHours(1), NOW);
        assertThat(List.of(
                        made.toString(),
                        made.keys().toString(),
                        made.keys().previous().toString(),
                        new SubscriptionProposal("n", "https://example.org/token", null, null).toString(),
                        new SubscriptionPlan("n", "https://example.org/token", made.filter()).toString(),
                        SubscriptionView.of(made, Optional.empty(), NOW).toString(),
                        new SubscriptionView.Keyed(SubscriptionView.of(made, Optional.empty(), NOW), "whsec_x")
                                .toString()))
                .noneMatch(text -> text.contains("whsec") || text.contains("token"));
    }

    @Test
    void changesOnlyWhatTheWriterHasSeen() {
        Subscription made = subscription(new EventFilter(Set.of(), Set.of()));
        Subscription later = made.disabled(NOW, Optional.of("ada"), Optional.empty());
        IfMatch saw = new IfMatch.OneOf(Set.of(SubscriptionRules.tag(made).text()));
        assertThat(SubscriptionRules.change(Optional.of(made), saw, each -> later))
                .isEqualTo(new SubscriptionOutcome.Done(later));
        assertThat(SubscriptionRules.change(Optional.of(later), saw, each -> made))
                .isEqualTo(new SubscriptionOutcome.Changed(SubscriptionRules.tag(later)));
        assertThat(SubscriptionRules.change(Optional.empty(), saw, each -> made))
                .isEqualTo(new SubscriptionOutcome.Unknown());
    }

    @Test
    void letsTheOwnerReadAndNobodyElseButAdmins() {
        Subscription made = subscription(new EventFilter(Set.of(), Set.of()));
        assertThat(SubscriptionAccess.mayRead(made, "ada", false)).isTrue();
        assertThat(SubscriptionAccess.mayRead(made, "bob", true)).isTrue();
        assertThat(SubscriptionAccess.mayRead(made, "bob", false)).isFalse();
    }

    @Test
    void listsEveryFaultOfAProposal() {
        SubscriptionProposal.Reading reading = new SubscriptionProposal(
                        " ",
                        "ftp://example.org",
                        Arrays.asList("incident.triggered", "incident.gone", null, "subscription.test"),
                        List.of("checkout", "nope"))
                .read(SYSTEMS, Optional.of("the scheme must be http or https"));
        assertThat(((SubscriptionProposal.Reading.Faulty) reading).faults())
                .extracting(RequestFault::path)
                .containsExactly("name", "url", "types[1]", "types[2]", "types[3]", "systems[1]");
        assertThat(((SubscriptionProposal.Reading.Faulty) new SubscriptionProposal(null, null, List.of(), List.of())
                                .read(SYSTEMS, Optional.empty()))
                        .faults())
                .extracting(RequestFault::path)
                .containsExactly("name", "url", "types", "systems");
    }

    @Test
    void readsAProposal() {
        assertThat(new SubscriptionProposal(
                                " Chat ", "https://example.org/hook", List.of("page.accepted"), List.of("search"))
                        .read(SYSTEMS, Optional.empty()))
                .isEqualTo(new SubscriptionProposal.Reading.Sound(new SubscriptionPlan(
                        "Chat",
                        "https://example.org/hook",
                        new EventFilter(Set.of(EventKind.PAGE_ACCEPTED), Set.of("search")))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, P1D", "PT0S, PT0S", "PT168H, P7D", "P7DT1S, none", "PT-1S, none", "soon, none"})
    void readsHowLongAnOldKeySigns(String overlap, Duration expected) {
        assertThat(new KeyRotation(overlap).read()).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void refusesSettingsOutOfBounds() {
        Duration ten = Duration.ofSeconds(10);
        new SubscriptionLimits(100, 4, ten, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofDays(14));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionLimits(100, 4, ten, ten, Duration.ofMinutes(10), Duration.ofDays(14)))
                .withMessageContaining("paging.webhook-subscription.lease");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionLimits(
                        100, 0, ten, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofDays(14)))
                .withMessageContaining("paging.webhook-subscription.at-once");
    }

    static Subscription subscription(EventFilter filter) {
        return new Subscription(
                new UUID(0, 1),
                "Chat",
                "https://example.org/token",
                filter,
                "ada",
                NOW,
                1,
                new Standing.Enabled(NOW),
                new SigningKeys("whsec_old", Optional.empty()),
                Health.GOOD);
    }

    private static PublicEvent event(EventKind kind, Set<String> systems, Instant at) {
        return new PublicEvent(new UUID(0, 2), kind, at, new UUID(0, 3), systems, Map.of());
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : Set.of(text.split(" "));
    }
}
