package io.bridgekeeper.paging.takeover;

import static io.bridgekeeper.paging.takeover.Exports.ALL_SAID;
import static io.bridgekeeper.paging.takeover.Exports.NOTHING_SAID;
import static io.bridgekeeper.paging.takeover.Exports.NOW;
import static io.bridgekeeper.paging.takeover.Exports.propose;
import static io.bridgekeeper.paging.takeover.Exports.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Contact;
import io.bridgekeeper.paging.catalog.Fault;
import io.bridgekeeper.paging.catalog.Reading;
import io.bridgekeeper.paging.takeover.Exports.Outcome;
import io.bridgekeeper.paging.takeover.Proposal.Request;
import io.bridgekeeper.paging.takeover.Proposal.Shift;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the samples of all peers become. */
class TakeoverTest {

    /** Names a policy that each sample has. */
    private static Options said(Peer peer) {
        return peer == Peer.OPSGENIE
                ? new Options(Optional.of("alice"), Optional.of("checkout_escalation"), Optional.of("service"), 3)
                : ALL_SAID;
    }

    private static Outcome outcome(Peer peer) {
        return propose(peer, sample(peer), said(peer));
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void isACatalogThatCanBeUsedOnceAllIsSaid(Peer peer) {
        Catalog catalog = outcome(peer).catalog();
        assertThat(catalog.people()).containsKeys("alice");
        assertThat(catalog.systems()).containsKey("checkout");
        assertThat(catalog.systemOf(Map.of("service", "Checkout")))
                .hasValueSatisfying(system -> assertThat(system.serviceOwner()).isPresent());
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void isRefusedAsACatalogWhileNobodySaidWhatTheExportCannot(Peer peer) {
        Outcome outcome = propose(peer, sample(peer), NOTHING_SAID);
        assertThat(outcome.missing()).contains("fallbackPolicy", "systems[0].matchers", "systems[0].productOwner");
        assertThat(outcome.reading())
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults().stream().map(Fault::path))
                                .contains("fallbackPolicy", "systems[0].matchers", "systems[0].productOwner"));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "PAGERDUTY,      checkout,            'rotation checkout-primary PT5M, person alice + person bob.moran PT30M'",
        "OPSGENIE,       checkout_escalation, 'rotation checkout_schedule + rotation checkout_schedule-2 PT5M,"
                + " person alice PT50M'",
        "OPSGENIE,       search_schedule,     rotation search_schedule PT15M",
        "GRAFANA_ONCALL, checkout,            'rotation checkout + rotation checkout-2 PT5M,"
                + " person alice + person bob PT15M, person carol PT15M'",
        "GOALERT,        checkout,            'rotation checkout + rotation checkout-2 PT10M, rotation managers PT15M'",
    })
    void callsAtOnceWhomThePeerCalledAtOnce(Peer peer, String policy, String steps) {
        assertSteps(outcome(peer), policy, steps);
    }

    @Test
    void callsOneAfterTheOtherWhoAreTooManyAtOnceAndKeepsTheTimeOfTheNextStep() {
        Options oneAtATime = new Options(Optional.of("alice"), Optional.of("checkout"), Optional.of("service"), 1);
        Outcome outcome = propose(Peer.PAGERDUTY, sample(Peer.PAGERDUTY), oneAtATime);
        assertSteps(outcome, "checkout", "rotation checkout-primary PT5M, person alice PT15M, person bob.moran PT15M");
        assertThat(outcome.proposal().notCarriedOver())
                .contains(new NotCarriedOver(
                        NotCarriedOver.Kind.APPROXIMATED,
                        "$.escalation_policies[0].escalation_rules[1].targets[1]",
                        "A step calls at most 1 people at once: Bob Moran is made a step of its own,"
                                + " 15 minutes after the one before."));
    }

    private static void assertSteps(Outcome outcome, String policy, String steps) {
        assertThat(outcome.proposal().catalog())
                .extracting("policies")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .filteredOn(one -> one.get("id").equals(policy))
                .singleElement()
                .extracting(one -> steps((List<?>) one.get("steps")))
                .isEqualTo(steps);
    }

    @ParameterizedTest(name = "{0}: {1} {2} times")
    @CsvSource({
        "PAGERDUTY, checkout, 3",
        "OPSGENIE, checkout_escalation, 4",
        "GRAFANA_ONCALL, checkout, 6",
        "GOALERT, checkout, 4"
    })
    void walksTheStepsAsOftenAsThePeerDid(Peer peer, String policy, int rounds) {
        assertThat(outcome(peer).proposal().catalog())
                .extracting("policies")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .filteredOn(one -> one.get("id").equals(policy))
                .singleElement()
                .extracting(one -> one.get("rounds"))
                .isEqualTo(rounds);
    }

    private static String steps(List<?> steps) {
        return steps.stream()
                .map(Map.class::cast)
                .map(step -> {
                    List<?> calls = step.get("call") instanceof List<?> several ? several : List.of(step.get("call"));
                    return calls.stream().map(call -> call((Map<?, ?>) call)).collect(Collectors.joining(" + ")) + " "
                            + step.get("timeout");
                })
                .collect(Collectors.joining(", "));
    }

    private static String call(Map<?, ?> call) {
        Object kind = call.keySet().iterator().next();
        return kind + " " + call.get(kind);
    }

    @Test
    void takesEmailAddressesAndWebhooksOverInTheirOrder() {
        assertThat(outcome(Peer.PAGERDUTY).catalog().people().get("alice").contacts())
                .containsExactly(
                        new Contact.Email("alice@example.org"), new Contact.Email("alice.ling@home.example.org"));
        assertThat(outcome(Peer.GOALERT).catalog().people().get("alice").contacts().stream()
                        .map(Contact::target))
                .containsExactly("alice@example.org", "https://push.example.org/alice");
    }

    @ParameterizedTest
    @CsvSource({
        "PAGERDUTY,      checkout-primary,    temporary 2026-12-24T08:00:00Z 2026-12-25T08:00:00Z carol-oncall",
        // one rotation of the schedule, then all
        "OPSGENIE,       checkout_schedule,   temporary 2026-12-31T08:00:00Z 2027-01-01T08:00:00Z alice",
        "OPSGENIE,       checkout_schedule-2, 'temporary 2026-12-24T08:00:00Z 2026-12-25T08:00:00Z bob,"
                + " temporary 2026-12-31T08:00:00Z 2027-01-01T08:00:00Z alice'",
        // two people at once, one in each rotation; a swap that somebody took
        "GRAFANA_ONCALL, checkout,            'temporary 2026-12-24T08:00:00Z 2026-12-25T08:00:00Z bob,"
                + " replace 2026-12-14T08:00:00Z 2026-12-15T08:00:00Z alice bob'",
        "GRAFANA_ONCALL, checkout-2,          'temporary 2026-12-24T08:00:00Z 2026-12-25T08:00:00Z carol,"
                + " replace 2026-12-14T08:00:00Z 2026-12-15T08:00:00Z alice bob'",
        "GOALERT,        checkout,            'temporary 2026-12-24T15:00:00Z 2026-12-26T15:00:00Z alice bob,"
                + " replace 2026-12-01T15:00:00Z 2026-12-02T15:00:00Z bob alice,"
                + " add 2026-12-03T15:00:00Z 2026-12-04T15:00:00Z bob,"
                + " remove 2026-11-26T12:30:00Z 2026-11-28T15:00:00Z carol'",
    })
    void proposesTheOverridesThatAreNotOver(Peer peer, String rotation, String overrides) {
        assertThat(outcome(peer).proposal().overrides())
                .filteredOn(one -> one.rotationId().equals(rotation))
                .singleElement()
                .extracting(
                        one -> one.overrides().stream().map(TakeoverTest::text).collect(Collectors.joining(", ")))
                .isEqualTo(overrides);
    }

    private static String text(Request request) {
        String people = request.shifts() == null
                ? request.personId() + (request.byPersonId() == null ? "" : " " + request.byPersonId())
                : request.shifts().stream().map(Shift::personId).collect(Collectors.joining(" "));
        return String.join(
                " ", request.kind(), request.from().toString(), request.until().toString(), people);
    }

    @Test
    void leavesOverridesOutThatAreOver() {
        Instant later = Instant.parse("2027-06-01T00:00:00Z");
        for (Peer peer : Peer.values()) {
            assertThat(propose(peer, sample(peer), said(peer), later).proposal().overrides())
                    .as(peer.title())
                    .isEmpty();
        }
    }

    @Test
    void proposesNothingThatAnybodyAgreedTo() {
        for (Peer peer : Peer.values()) {
            assertThat(outcome(peer).proposal().catalog().keySet())
                    .containsOnly("people", "rotations", "policies", "fallbackPolicy", "systems");
        }
    }

    @Test
    void hasEntriesMissingWhereAnExportHasNone() {
        Outcome outcome = propose(Peer.PAGERDUTY, "{ \"users\": [] }", ALL_SAID, NOW);
        assertThat(outcome.missing()).containsExactly("people", "policies", "systems");
        assertThat(outcome.reading()).isInstanceOf(Reading.Faulty.class);
    }

    @Test
    void saysWhomItCannotReach() {
        Outcome outcome =
                propose(Peer.GRAFANA_ONCALL, "{ \"users\": [{ \"id\": \"U1\", \"username\": \"alice\" }] }", ALL_SAID);
        assertThat(outcome.missing()).contains("people[0].contacts");
    }
}
