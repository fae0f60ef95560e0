package io.bridgekeeper.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.gateway.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HookReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<HookFixture> fixtures() {
        return Arrays.stream(HookFormat.values()).flatMap(format -> HookFixture.ours(format).stream());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsEachFixtureAsItStandsBesideIt(HookFixture fixture) {
        JsonNode told = switch (fixture.read()) {
            case Reading.Signals signals -> told(signals);
            case Reading.Unreadable unreadable ->
                told(unreadable, fixture.expect().has("messages"));
        };
        assertThat(told).isEqualTo(fixture.expect());
    }

    @Test
    void readsJsonThatIsCalledAForm() {
        byte[] curl = "{\"title\":\"Something broke\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(HookFixture.readAs(HookFormat.GENERIC, curl, "application/x-www-form-urlencoded"))
                .isInstanceOf(Reading.Signals.class);
    }

    @Test
    void readsTheQueryOfAGenericHookBelowItsBody() {
        byte[] body = "{\"summary\":\"from the body\"}".getBytes(StandardCharsets.UTF_8);
        Body read = BodyMapper.read(body, null, "summary=from+the+query&dedup=d1&dryRun=true", HookFormat.GENERIC);
        Reading reading = HookFormat.GENERIC.read(((Body.Tree) read).value());
        Reading.Signals signals = (Reading.Signals) reading;
        assertThat(signals.unread()).isEmpty();
        assertThat(signals.signals())
                .extracting(Signal::title, Signal::dedupKey)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("from the body", "d1"));
    }

    @Test
    void closesWhatGoAlertSendersOpenedWithoutAKey() {
        String open = dedupKey("{\"summary\":\"Disk full\",\"details\":\"/var\"}");
        assertThat(dedupKey("{\"summary\":\"Disk full\",\"details\":\"/var\",\"action\":\"close\"}"))
                .isEqualTo(open);
        assertThat(dedupKey("{\"summary\":\"Disk full\",\"details\":\"/tmp\"}")).isNotEqualTo(open);
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        String deep = "{\"alerts\":" + "[".repeat(BodyMapper.DEPTH) + "]".repeat(BodyMapper.DEPTH) + "}";
        String longText = "{\"title\":\"" + "x".repeat(BodyMapper.TEXT + 1) + "\"}";
        String longNumber = "{\"title\":" + "9".repeat(BodyMapper.DIGITS + 1) + "}";
        String longName = "{\"" + "n".repeat(BodyMapper.NAME + 1) + "\":1}";
        for (String body : List.of(deep, longText, longNumber, longName, "[".repeat(500_000))) {
            assertThat(HookFixture.readAs(HookFormat.GENERIC, body.getBytes(StandardCharsets.UTF_8), null))
                    .isInstanceOfSatisfying(
                            Reading.Unreadable.class,
                            unreadable -> assertThat(
                                            unreadable.faults().getFirst().message())
                                    .startsWith("goes past a limit"));
        }
    }

    @Test
    void refusesMoreAlertsThanABodyOfARealAlertmanagerHolds() {
        String alerts = "{\"alerts\":[" + "{},".repeat(AlertmanagerReader.MOST_ALERTS) + "{}]}";
        assertThat(HookFixture.readAs(HookFormat.ALERTMANAGER, alerts.getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOf(Reading.Unreadable.class);
    }

    private static String dedupKey(String body) {
        Reading reading = HookFixture.readAs(HookFormat.GENERIC, body.getBytes(StandardCharsets.UTF_8), null);
        return ((Reading.Signals) reading).signals().getFirst().dedupKey();
    }

    private static JsonNode told(Reading.Signals signals) {
        ObjectNode told = JSON.createObjectNode();
        for (Signal signal : signals.signals()) {
            ObjectNode one = told.withArray("signals").addObject();
            one.put("state", signal.state().text());
            one.put("dedupKey", signal.dedupKey());
            one.put("groupKey", signal.groupKey());
            one.put("title", signal.title());
            one.put("severity", signal.severity());
            one.put(
                    "startsAt",
                    signal.startsAt() == null ? null : signal.startsAt().toString());
            one.set("labels", JSON.valueToTree(signal.labels()));
            one.set("links", JSON.valueToTree(signal.links()));
            one.set("evidence", JSON.valueToTree(signal.evidence()));
        }
        told.set("unread", JSON.valueToTree(signals.unread()));
        return told;
    }

    private static JsonNode told(Reading.Unreadable unreadable, boolean withMessages) {
        List<String> paths = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        unreadable.faults().forEach(fault -> {
            paths.add(fault.path());
            messages.add(fault.message());
        });
        ObjectNode told = JSON.createObjectNode();
        told.set("faults", JSON.valueToTree(paths));
        if (withMessages) {
            told.set("messages", JSON.valueToTree(messages));
        }
        return told;
    }
}
