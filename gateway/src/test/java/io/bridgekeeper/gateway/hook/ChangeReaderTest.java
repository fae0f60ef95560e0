package io.bridgekeeper.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.change.ToldChange;
import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReaderTest {

    private static final String PAGERDUTY = """
            {"routing_key": "ignored",
             "payload": {"summary": "Build Success - Increase snapshot create timeout to 30 seconds",
                         "timestamp": "2020-07-17T08:42:58.315+0000", "source": "acme-build-pipeline",
                         "custom_details": {"service": "checkout", "build_number": 220, "build_state": "passed",
                                            "kind": "deploy", "author": "alice", "steps": ["a", "b"]}},
             "links": [{"text": "no address"}, {"href": "javascript:alert(1)"}, {"href": "https://x.example/{id}"},
                       {"href": "https://acme.pagerduty.dev/build/2", "text": "View more"}]}
            """;

    @Test
    void readsOurOwnForm() {
        assertThat(told("""
                        {"id": "run-7", "summary": " Checkout\\n4.2 ", "kind": "deploy", "at": "2026-11-26T12:00:00Z",
                         "systems": ["checkout", "search"], "labels": {"env": "prod", "n": 7}, "source": "Jenkins",
                         "url": "https://ci.example.org/7", "who": "alice"}
                        """))
                .isEqualTo(new ToldChange(
                        "run-7",
                        "Checkout 4.2",
                        "deploy",
                        Instant.parse("2026-11-26T12:00:00Z"),
                        List.of("checkout", "search"),
                        Map.of("env", "prod", "n", "7"),
                        "Jenkins",
                        "https://ci.example.org/7",
                        "alice"));
    }

    @Test
    void readsAChangeEventOfPagerDuty() {
        ToldChange change = told(PAGERDUTY);
        assertThat(change.summary()).isEqualTo("Build Success - Increase snapshot create timeout to 30 seconds");
        assertThat(change.at()).isEqualTo(Instant.parse("2020-07-17T08:42:58.315Z"));
        assertThat(change.source()).isEqualTo("acme-build-pipeline");
        assertThat(change.kind()).isEqualTo("deploy");
        assertThat(change.who()).isEqualTo("alice");
        assertThat(change.url()).isEqualTo("https://acme.pagerduty.dev/build/2");
        assertThat(change.systems()).isEmpty();
        assertThat(change.labels())
                .isEqualTo(Map.of(
                        "service",
                        "checkout",
                        "build_number",
                        "220",
                        "build_state",
                        "passed",
                        "kind",
                        "deploy",
                        "author",
                        "alice"));
    }

    @Test
    void knowsAnEventOfPagerDutyAgainByWhatItSaysAndWhen() {
        String id = told(PAGERDUTY).id();
        assertThat(id).startsWith("auto:");
        assertThat(told(PAGERDUTY.replace("220", "221")).id()).isEqualTo(id);
        assertThat(told(PAGERDUTY.replace("08:42", "08:43")).id()).isNotEqualTo(id);
        assertThat(told(PAGERDUTY.replace("30 seconds", "31 seconds")).id()).isNotEqualTo(id);
        assertThat(told("{\"payload\":{\"summary\":\"no time\"}}").id()).isNull();
    }

    @Test
    void takesLabelsFromTheQueryBelowThoseOfTheBody() {
        Map<String, Json> query = Map.of("service", new Json.Text("pay"), "env", new Json.Text("prod"));
        assertThat(told("{\"summary\":\"x\",\"labels\":{\"service\":\"checkout\"}}", query)
                        .labels())
                .isEqualTo(Map.of("service", "checkout", "env", "prod"));
        assertThat(told("{\"payload\":{\"summary\":\"x\"}}", query).labels())
                .isEqualTo(Map.of("service", "pay", "env", "prod"));
    }

    @Test
    void cutsWhatPagerDutyAllowsAndWeDoNot() {
        String details = IntStream.range(0, 100)
                .mapToObj(i -> "\"d" + i + "\":\"" + "v".repeat(2_000) + "\"")
                .collect(Collectors.joining(","));
        ToldChange change = told("{\"payload\":{\"summary\":\"" + "s".repeat(1_024) + "\",\"source\":\""
                + "o".repeat(1_024) + "\",\"custom_details\":{" + details + "}}}");
        assertThat(change.summary()).hasSize(ChangeReader.SUMMARY).endsWith("…");
        assertThat(change.source()).hasSize(ChangeReader.WORDS);
        assertThat(change.labels())
                .hasSize(ChangeReader.LABELS)
                .allSatisfy((name, value) -> assertThat(value).hasSize(ChangeReader.LABEL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "null"})
    void takesNothingButAnObject(String body) {
        assertThat(faults(body)).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                            | summary",
                "{'summary':' '}                               | summary",
                "{'summary':'x','at':'yesterday'}              | at",
                "{'summary':'x','at':{}}                       | at",
                "{'summary':['x'],'kind':[],'url':{},'who':[]} | summary summary kind url who",
                "{'summary':'x','systems':7}                   | systems",
                "{'summary':'x','systems':['a',{},7]}          | systems[1] systems[2]",
                "{'summary':'x','labels':['a']}                | labels",
                "{'payload':[]}                                | payload summary",
                "{'payload':{}}                                | payload.summary",
                "{'payload':{'summary':'x','timestamp':'now'}} | payload.timestamp",
            })
    void tellsAllFaultsWithTheirPaths(String body, String paths) {
        assertThat(faults(body.replace('\'', '"'))).containsExactlyInAnyOrder(paths.split(" "));
    }

    @Test
    void takesOneSystemWithoutAList() {
        assertThat(told("{\"summary\":\"x\",\"systems\":\"checkout\"}").systems())
                .containsExactly("checkout");
    }

    private static ToldChange told(String body) {
        return told(body, Map.of());
    }

    private static ToldChange told(String body, Map<String, Json> query) {
        return switch (ChangeReader.read(json(body), query)) {
            case ChangeReading.Told(ToldChange change) -> change;
            case ChangeReading.Unreadable(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private static List<String> faults(String body) {
        return switch (ChangeReader.read(json(body), Map.of())) {
            case ChangeReading.Told(ToldChange change) -> throw new AssertionError(change);
            case ChangeReading.Unreadable(List<Fault> faults) ->
                faults.stream().map(Fault::path).toList();
        };
    }

    private static Json json(String body) {
        return switch (new BodyMapper().json(body.getBytes(StandardCharsets.UTF_8))) {
            case Body.Tree(Json value) -> value;
            case Body.Broken(Fault fault) -> throw new AssertionError(fault);
        };
    }
}
