package io.bridgekeeper.gateway.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.gateway.format.alertmanager.AlertmanagerFormat;
import io.bridgekeeper.gateway.format.generic.GenericFormat;
import io.bridgekeeper.gateway.signal.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Format GENERIC = new GenericFormat("generic");
    private static final int MOST_ALERTS = 5_000;

    static Stream<Fixture> fixtures() {
        return Fixture.formats().stream().flatMap(format -> Fixture.ours(format).stream());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsEachFixtureAsItStandsBesideIt(Fixture fixture) {
        JsonNode told = switch (fixture.read()) {
            case Reading.Signals signals -> told(signals);
            case Reading.Nothing(String why) -> JSON.createObjectNode().put("nothing", why);
            case Reading.Unreadable unreadable ->
                told(unreadable, fixture.expect().has("messages"));
        };
        ObjectNode expected = fixture.expect().deepCopy();
        expected.remove(List.of("headers", "request", "query"));
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void readsJsonThatIsCalledAForm() {
        byte[] curl = "{\"title\":\"Something broke\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(GENERIC.read(sent(curl, "application/x-www-form-urlencoded", "")))
                .isInstanceOf(Reading.Signals.class);
    }

    @Test
    void readsTheQueryOfAGenericHookBelowItsBody() {
        byte[] body = "{\"summary\":\"from the body\"}".getBytes(StandardCharsets.UTF_8);
        Reading reading = GENERIC.read(sent(body, "application/json", "summary=from+the+query&dedup=d1&dryRun=true"));
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
            assertThat(GENERIC.read(Fixture.body(body.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOfSatisfying(
                            Reading.Unreadable.class,
                            unreadable -> assertThat(
                                            unreadable.faults().getFirst().message())
                                    .startsWith("goes past a limit"));
        }
    }

    @Test
    void refusesMoreAlertsThanABodyOfARealAlertmanagerHolds() {
        String alerts = "{\"alerts\":[" + "{},".repeat(MOST_ALERTS) + "{}]}";
        assertThat(new AlertmanagerFormat().read(Fixture.body(alerts.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void knowsEachFormatByANameOfItsOwn() {
        assertThat(Fixture.formats())
                .extracting(Format::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void tellsUsersOfEachFormat() throws IOException {
        String index = Files.readString(Path.of("../docs/integrations/README.md"));
        String api = Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml"));
        assertThat(FormatConfig.all()).extracting(Format::name).allSatisfy(name -> {
            assertThat(index).contains("| `" + name + "` |");
            assertThat(api).containsAnyOf("- " + name + "\n", "/hooks/{integrationKey}/" + name + ":");
        });
    }

    /** Under some of its names a format has the fixtures of another. */
    @Test
    void readsFixturesOfEachFormat() {
        assertThat(FormatConfig.all())
                .filteredOn(format ->
                        !format.name().equals("generic-json") && !format.name().equals("goalert-generic"))
                .allSatisfy(format -> assertThat(Fixture.ours(format)).hasSizeGreaterThan(2));
    }

    private static Sent sent(byte[] body, String contentType, String query) {
        return new Sent(body, Map.of("content-type", contentType), "", query, Fixture.PARSER);
    }

    private static String dedupKey(String body) {
        Reading reading = GENERIC.read(Fixture.body(body.getBytes(StandardCharsets.UTF_8)));
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
