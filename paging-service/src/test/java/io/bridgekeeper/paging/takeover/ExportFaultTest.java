package io.bridgekeeper.paging.takeover;

import static io.bridgekeeper.paging.takeover.Exports.ALL_SAID;
import static io.bridgekeeper.paging.takeover.Exports.propose;
import static io.bridgekeeper.paging.takeover.Exports.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.problem.RequestFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports of another shape than the API gives. */
class ExportFaultTest {

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PAGERDUTY | \"time_zone\": \"Europe/Berlin\",\\n      \"schedule_layers\" > \"time_zone\": \"Berlin\",\\n      \"schedule_layers\" | $.schedules[0].time_zone | must be an IANA time zone, not 'Berlin'",
                "PAGERDUTY | \"rotation_virtual_start\": \"2025-12-29T09:00:00+01:00\" > \"rotation_virtual_start\": \"Monday\" | $.schedules[0].schedule_layers[1].rotation_virtual_start | must be a day and a time, from 1970 to 2199, not 'Monday'",
                "PAGERDUTY | \"rotation_turn_length_seconds\": 86400 > \"rotation_turn_length_seconds\": -1 | $.schedules[0].schedule_layers[2].rotation_turn_length_seconds | must be a whole number from 1 to 31622400",
                "PAGERDUTY | \"start_day_of_week\": 6 > \"start_day_of_week\": 8 | $.schedules[0].schedule_layers[0].restrictions[0].start_day_of_week | must be a whole number from 1 to 7",
                "PAGERDUTY | \"email\": \"alice@example.org\", > \"email\": null, | $.users[0].email | is missing",
                "PAGERDUTY | \"escalation_delay_in_minutes\": 5, > \"escalation_delay_in_minutes\": \"5\", | $.escalation_policies[0].escalation_rules[0].escalation_delay_in_minutes | must be a whole number from 0 to 100000",
                "OPSGENIE | \"type\": \"hourly\" > \"type\": \"yearly\" | $.schedules[0].rotations[2].type | must be hourly, daily or weekly",
                "OPSGENIE | \"startHour\": 18 > \"startHour\": 25 | $.schedules[0].rotations[1].timeRestriction.restriction.startHour | must be a whole number from 0 to 24",
                "OPSGENIE | \"startDay\": \"monday\" > \"startDay\": \"mon\" | $.schedules[0].rotations[0].timeRestriction.restrictions[0].startDay | must be a day such as monday, not 'mon'",
                "OPSGENIE | \"timeUnit\": \"hours\" > \"timeUnit\": \"fortnights\" | $.escalations[0].rules[3].delay.timeUnit | must be minutes, hours or days",
                "GRAFANA_ONCALL | \"frequency\": \"weekly\", \"interval\": 1, \"week_start\": \"MO\", \"by_day\": null > \"frequency\": \"yearly\" | $.on_call_shifts.results[0].frequency | must be hourly, daily, weekly or monthly",
                "GRAFANA_ONCALL | \"by_day\": [\"MO\", > \"by_day\": [\"Mon\", | $.on_call_shifts.results[1].by_day[0] | must be one of MO, TU, WE, TH, FR, SA, SU, not 'Mon'",
                "GRAFANA_ONCALL | \"shifts\": [\"O1\" > \"shifts\": [{} | $.schedules[0].shifts[0] | must be a text that is not blank",
                "GOALERT | [true, true, true, true, true, true, true] > [true] | $.schedules[0].targets[0].rules[0].weekdayFilter | must say for seven days, beginning with Sunday, whether they count",
                "GOALERT | \"start\": \"08:00\" > \"start\": \"8 am\" | $.schedules[0].targets[1].rules[0].start | must be a time of day such as 09:00, not '8 am'",
                "GOALERT | \"activeUserIndex\": 1, > \"activeUserIndex\": 3, | $.rotations[0].activeUserIndex | must be a whole number from 0 to 2",
                "GOALERT | \"type\": \"weekly\" > \"type\": \"yearly\" | $.rotations[0].type | must be hourly, daily, weekly or monthly",
            })
    void tellsWhereItIsAndWhatItShouldBe(Peer peer, String change, String path, String message) {
        String[] parts = change.replace("\\n", "\n").split(" > ");
        String sample = sample(peer);
        assertThat(sample).contains(parts[0]);
        String changed = sample.substring(0, sample.indexOf(parts[0]))
                + parts[1]
                + sample.substring(sample.indexOf(parts[0]) + parts[0].length());
        assertThat(propose(peer, changed, ALL_SAID).faults()).contains(new RequestFault(path, message));
    }

    @Test
    void tellsAllOfThemAtOnce() {
        var outcome = propose(Peer.PAGERDUTY, """
                { "users": [7, { "id": "P1", "email": "" }],
                  "schedules": { "id": "S" },
                  "escalation_policies": [{ "id": "E", "name": "e", "escalation_rules": [{ "targets": [{ "id": "x" }] }] }] }
                """, ALL_SAID);
        assertThat(outcome.faults())
                .containsExactlyInAnyOrder(
                        new RequestFault("$.users[0]", "must be an object"),
                        new RequestFault("$.users[1].email", "must be a text that is not blank"),
                        new RequestFault("$.users[1].name", "is missing"),
                        new RequestFault("$.schedules", "must be a list"),
                        new RequestFault(
                                "$.escalation_policies[0].escalation_rules[0].escalation_delay_in_minutes",
                                "is missing"),
                        new RequestFault("$.escalation_policies[0].escalation_rules[0].targets[0].type", "is missing"));
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void doesNotTakeWhatIsNoExportForOne(Peer peer) {
        assertThat(propose(peer, "[]", ALL_SAID).faults()).containsExactly(new RequestFault("$", "must be an object"));
        assertThat(propose(peer, "{ \"alerts\": [] }", ALL_SAID).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("has none of the lists users, "));
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void readsAnyPartOfAnExportWithoutTheOthers(Peer peer) {
        assertThat(propose(peer, "{ \"users\": [] }", ALL_SAID).faults()).isEmpty();
        assertThat(propose(peer, "{ \"schedules\": [] }", ALL_SAID).faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void neverFailsWhateverStandsWhereSomethingElseShould(Peer peer) {
        String sample = sample(peer);
        for (String stranger : new String[] {"null", "-1", "\"\"", "[]", "{}"}) {
            // Each value in turn, by what follows a colon.
            for (int colon = sample.indexOf("\": "); colon >= 0; colon = sample.indexOf("\": ", colon + 1)) {
                int begin = colon + 3;
                char first = sample.charAt(begin);
                int end = first == '"' ? sample.indexOf('"', begin + 1) + 1 : begin;
                while (first != '"' && ",}] \n".indexOf(sample.charAt(end)) < 0) {
                    end++;
                }
                if (first == '[' || first == '{') {
                    continue;
                }
                Exports.inventory(peer, sample.substring(0, begin) + stranger + sample.substring(end));
            }
        }
    }
}
