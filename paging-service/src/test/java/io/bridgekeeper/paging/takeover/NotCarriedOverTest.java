package io.bridgekeeper.paging.takeover;

import static io.bridgekeeper.paging.takeover.Exports.ALL_SAID;
import static io.bridgekeeper.paging.takeover.Exports.propose;
import static io.bridgekeeper.paging.takeover.Exports.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.takeover.NotCarriedOver.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever of an export is not in the proposal as it was, line by line. */
class NotCarriedOverTest {

    private static final Map<Peer, List<String>> LINES = new TreeMap<>(Map.of(
            Peer.PAGERDUTY,
            List.of(
                    "dropped $.users[0].contact_methods[2]",
                    "dropped $.users[0].notification_rules",
                    "approximated $.users[2]",
                    "dropped $.teams[0]",
                    "dropped $.schedules[0].schedule_layers[2]",
                    "dropped $.escalation_policies[0].escalation_rules[1].targets[2]",
                    "dropped $.services[0].auto_resolve_timeout",
                    "dropped $.services[0].acknowledgement_timeout",
                    "dropped $.services[0].integrations",
                    "approximated $.services[1].status",
                    "dropped $.services[1].incident_urgency_rule",
                    "dropped $.services[1].escalation_policy"),
            Peer.OPSGENIE,
            List.of(
                    "dropped $.users[0].userContacts[1]",
                    "dropped $.teams.data[0]",
                    "dropped $.teams.data[0].routingRules[0]",
                    "dropped $.teams.data[1]",
                    "approximated $.schedules[0]",
                    "approximated $.schedules[0].rotations[1].participants[1]",
                    "approximated $.schedules[0].rotations[1].participants[2]",
                    "dropped $.escalations[0].rules[1]",
                    "approximated $.escalations[0].rules[2].condition",
                    "dropped $.escalations[0].rules[3]",
                    "approximated $.escalations[0].rules[3]"),
            Peer.GRAFANA_ONCALL,
            List.of(
                    "dropped $.users[0].is_phone_number_verified",
                    "dropped $.teams[0]",
                    "approximated $.schedules[0]",
                    "dropped $.schedules[0].shifts[5]",
                    "dropped $.schedules[1]",
                    "dropped $.on_call_shifts.results[4]",
                    "dropped $.on_call_shifts.results[5]",
                    "dropped $.shift_swaps[1]",
                    "dropped $.escalation_policies[2].important",
                    "dropped $.escalation_policies[4]",
                    "dropped $.escalation_policies[5]",
                    "dropped $.escalation_policies[6]",
                    "dropped $.escalation_policies[7]",
                    "dropped $.escalation_policies[8]",
                    "approximated $.escalation_policies[10]",
                    "approximated $.escalation_policies[10].persons_to_notify_next_each_time[0]",
                    "dropped $.integrations[0].link",
                    "dropped $.routes[0]",
                    "dropped $.personal_notification_rules"),
            Peer.GOALERT,
            List.of(
                    "dropped $.users[0].contactMethods[0]",
                    "dropped $.users[0].notificationRules",
                    "approximated $.rotations[1].start",
                    "approximated $.schedules[0]",
                    "dropped $.schedules[0].targets[2]",
                    "approximated $.userOverrides[2]",
                    "dropped $.escalationPolicies.nodes[0].steps[1].targets[1]",
                    "dropped $.services[0].labels",
                    "dropped $.services[0].integrationKeys")));

    @ParameterizedTest
    @EnumSource(Peer.class)
    void hasOneLineForEachThingOfTheSample(Peer peer) {
        assertThat(propose(peer, sample(peer), ALL_SAID).proposal().notCarriedOver().stream()
                        .map(line -> line.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + line.path()))
                .containsExactlyInAnyOrderElementsOf(LINES.get(peer));
    }

    /** One thing changed in or added to the sample: where, to what, and the line that comes of it. */
    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        Peer.PAGERDUTY,
                        "\"rotation_turn_length_seconds\": 86400",
                        "\"rotation_turn_length_seconds\": 60",
                        "$.schedules[0].schedule_layers[2]",
                        "Its turns of 60 seconds are shorter than 15 minutes."),
                Arguments.of(
                        Peer.PAGERDUTY,
                        "\"num_loops\": 2",
                        "\"num_loops\": 20",
                        "$.escalation_policies[0].num_loops",
                        "The steps are walked at most 10 times, and not 21 times."),
                Arguments.of(
                        Peer.PAGERDUTY,
                        "\"id\": \"PER0002\",",
                        "\"id\": \"PER0002\", \"escalation_rule_assignment_strategy\": { \"type\": \"round_robin\" },",
                        "$.escalation_policies[0].escalation_rules[1].escalation_rule_assignment_strategy",
                        "a rotation shares the calls out"),
                Arguments.of(
                        Peer.PAGERDUTY,
                        "{ \"user\": { \"id\": \"PALICE1\", \"type\": \"user_reference\" } },\n",
                        "{ \"user\": { \"id\": \"PGONE02\", \"type\": \"user_reference\" } },\n",
                        "$.schedules[0].schedule_layers[1].users[0]",
                        "The turn of the unknown user 'PGONE02' falls to Bob Moran, who comes next."),
                Arguments.of(
                        Peer.PAGERDUTY,
                        "\"escalation_delay_in_minutes\": 5,",
                        "\"escalation_delay_in_minutes\": 2880,",
                        "$.escalation_policies[0].escalation_rules[0].targets[0]",
                        "this one 1440 minutes instead of 2880 minutes"),
                Arguments.of(
                        Peer.PAGERDUTY,
                        "\"start\": \"2026-12-24T09:00:00+01:00\", \"end\": \"2026-12-25T09:00:00+01:00\"",
                        "\"start\": \"2026-12-24T09:00:00+01:00\", \"end\": \"2029-12-25T09:00:00+01:00\"",
                        "$.schedules[0].overrides[0]",
                        "It ends at 2027-12-25T08:00:00Z: an override lasts 366 days at most."),
                Arguments.of(
                        Peer.PAGERDUTY,
                        "\"start\": \"2026-02-24T09:00:00+01:00\", \"end\": \"2026-02-25T09:00:00+01:00\"",
                        "\"start\": \"2026-02-24T09:00:00+01:00\", \"end\": \"2026-11-26T12:20:00Z\"",
                        "$.schedules[0].overrides[1]",
                        "before it could be made"),
                Arguments.of(
                        Peer.OPSGENIE,
                        "\"timezone\": \"America/New_York\", \"enabled\": true",
                        "\"timezone\": \"America/New_York\", \"enabled\": false",
                        "$.schedules[1]",
                        "It is disabled"),
                Arguments.of(
                        Peer.OPSGENIE,
                        "\"delay\": { \"timeAmount\": 0, \"timeUnit\": \"minutes\" }",
                        "\"delay\": { \"timeAmount\": 2, \"timeUnit\": \"minutes\" }",
                        "$.escalations[0].rules[0]",
                        "called at once, and not after 2 minutes"),
                Arguments.of(
                        Peer.OPSGENIE,
                        "\"rotations\": [{ \"id\": \"rot-second\", \"name\": \"Second\" }]",
                        "\"rotations\": [{ \"id\": \"rot-gone\" }]",
                        "$.schedules[0].overrides[0]",
                        "rotations that are not in this export"),
                Arguments.of(
                        Peer.GRAFANA_ONCALL,
                        "\"until\": null",
                        "\"until\": \"2027-01-04T09:00:00\"",
                        "$.on_call_shifts.results[0].until",
                        "a turn that has begun goes on"),
                Arguments.of(
                        Peer.GRAFANA_ONCALL,
                        "\"frequency\": \"weekly\", \"interval\": 1, \"week_start\": \"MO\", \"by_day\": null",
                        "\"frequency\": \"daily\", \"interval\": 1, \"by_day\": [\"MO\"]",
                        "$.on_call_shifts.results[0]",
                        "turns and hours of the week cannot say"),
                Arguments.of(
                        Peer.GRAFANA_ONCALL,
                        "\"duration\": 604800, \"frequency\": \"weekly\"",
                        "\"duration\": 2592000, \"frequency\": \"monthly\"",
                        "$.on_call_shifts.results[0]",
                        "A turn lasts the whole month"),
                Arguments.of(
                        Peer.GRAFANA_ONCALL,
                        "\"type\": \"web\",",
                        "\"type\": \"web\", \"ical_url_overrides\": \"https://example.org/o.ics\",",
                        "$.schedules[0].ical_url_overrides",
                        "is not carried over"),
                Arguments.of(
                        Peer.GOALERT, "\"activeUserIndex\": 1,", "", "$.rotations[0]", "does not say whose turn it is"),
                Arguments.of(
                        Peer.GOALERT,
                        "\"type\": \"weekly\", \"shiftLength\": 1",
                        "\"type\": \"weekly\", \"shiftLength\": 2000",
                        "$.schedules[0].targets[0]",
                        "not in turns that a catalog can have"),
                Arguments.of(
                        Peer.GOALERT,
                        "\"name\": \"Checkout\", \"timeZone\": \"America/Chicago\",\n      \"targets\": [\n        { \"target\": { \"id\": \"rot-week\", \"type\": \"rotation\", \"name\": \"Checkout weekly\" },\n          \"rules\": [{ \"start\": \"00:00\"",
                        "\"name\": \"Checkout\", \"timeZone\": \"Europe/Berlin\",\n      \"targets\": [\n        { \"target\": { \"id\": \"rot-week\", \"type\": \"rotation\", \"name\": \"Checkout weekly\" },\n          \"rules\": [{ \"start\": \"09:00\"",
                        "$.schedules[0].targets[0]",
                        "may be an hour off for a part of the year"));
    }

    @ParameterizedTest(name = "{0} {3}: {4}")
    @MethodSource("changes")
    void saysInPlainWordsWhatBecameOfIt(Peer peer, String before, String after, String path, String what) {
        String sample = sample(peer);
        assertThat(sample).contains(before);
        var outcome = propose(peer, sample.replace(before, after), ALL_SAID);
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.proposal().notCarriedOver()).anySatisfy(line -> {
            assertThat(line.path()).isEqualTo(path);
            assertThat(line.what()).contains(what);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'Layer 1', 'Layer 2', true",
        "'Layer 2', 'Layer 1', false",
        "'Layer 1', Nights,    false",
    })
    void doubtsTheOrderOfLayersWhoseNamesSayOtherwise(String first, String second, boolean doubted) {
        String export = sample(Peer.PAGERDUTY)
                .replace("\"Weekend\"", '"' + first + '"')
                .replace("\"Week\"", '"' + second + '"')
                .replace(
                        "\"Before\"",
                        second.startsWith("Layer") ? "\"Layer 1\"".replace("1", doubted ? "3" : "0") : "\"x\"");
        assertThat(propose(Peer.PAGERDUTY, export, ALL_SAID).proposal().notCarriedOver().stream()
                        .anyMatch(line -> line.kind() == Kind.APPROXIMATED
                                && line.path().equals("$.schedules[0].schedule_layers")))
                .isEqualTo(doubted);
    }
}
