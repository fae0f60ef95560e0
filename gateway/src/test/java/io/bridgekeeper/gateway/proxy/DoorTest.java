package io.bridgekeeper.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    @ParameterizedTest
    @CsvSource({
        "/answer/bka_Az-09_, ANSWER",
        "/calendars/bkc_Az-09_.ics, CALENDAR",
        "/heartbeats/bkh_Az-09_, HEARTBEAT",
        "/provider/twilio/sms, PROVIDER",
        "/provider/twilio/voice, PROVIDER",
        "/provider/twilio/sms/01993a5e-0000-7000-8000-000000000001/status, PROVIDER",
        "/provider/twilio/voice/01993a5e-0000-7000-8000-000000000001/status, PROVIDER",
        "/provider/twilio/voice/01993a5e-0000-7000-8000-000000000001/key, PROVIDER",
        "/push/enrol/bkp_Az-09_, PUSH",
        "/push/device, PUSH",
        "/push/confirmation, PUSH",
        "/push/receipt, PUSH",
        "/push/worker.js, PUSH",
        "/.well-known/authzen-configuration, DISCOVERY"
    })
    void isKnownByThePath(String path, Door door) {
        assertThat(doorsTo(path)).containsExactly(door);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/answer/",
                "/answer/a/b",
                "/answer/a%41",
                "/answer/a\n",
                "/x/answer/a",
                "/calendars/",
                "/calendars/.ics",
                "/calendars/a",
                "/calendars/a.ICS",
                "/calendars/a.ics/",
                "/calendars/a/b.ics",
                "/calendars/../a.ics",
                "/calendars/..ics",
                "/calendars/a%2fb.ics",
                "/calendars/a%41.ics",
                "/calendars/a;b.ics",
                "/calendars/a.ics\n",
                "/api/paging/calendars/a.ics",
                "/x/calendars/a.ics",
                "/heartbeats/",
                "/heartbeats/a/b",
                "/api/paging/heartbeats/a",
                "/provider/",
                "/provider/twilio",
                "/provider/twilio/",
                "/provider/twilio/sms/",
                "/provider/twilio/sms/status",
                "/provider/twilio/sms/../status",
                "/provider/twilio/sms/01993a5e-0000-7000-8000-000000000001",
                "/provider/twilio/sms/01993a5e-0000-7000-8000-000000000001/other",
                "/provider/twilio/sms/01993a5e-0000-7000-8000-000000000001/status/",
                "/provider/twilio/sms%2f..",
                "/provider/twilio/sms\n",
                "/provider/other/sms",
                "/x/provider/twilio/sms",
                "/push/",
                "/push/enrol/",
                "/push/enrol/a/b",
                "/push/enrol/a%41",
                "/push/workerXjs",
                "/push/other.js",
                "/push/device/a",
                "/x/push/device",
                "/.well-known/",
                "/.well-known/openid-configuration",
                "/.well-known/authzen-configuration/x"
            })
    void isNotThereByAnotherPath(String path) {
        assertThat(doorsTo(path)).isEmpty();
    }

    @Test
    void isNotThereByAPathThatIsTooLongOrMissing() {
        assertThat(doorsTo("/answer/" + "x".repeat(129))).isEmpty();
        assertThat(doorsTo("/calendars/" + "x".repeat(129) + ".ics")).isEmpty();
        assertThat(doorsTo("/heartbeats/" + "x".repeat(129))).isEmpty();
        assertThat(doorsTo("/push/enrol/" + "x".repeat(129))).isEmpty();
        assertThat(doorsTo(null)).isEmpty();
    }

    private static List<Door> doorsTo(String path) {
        return Arrays.stream(Door.values()).filter(door -> door.leadsTo(path)).toList();
    }
}
