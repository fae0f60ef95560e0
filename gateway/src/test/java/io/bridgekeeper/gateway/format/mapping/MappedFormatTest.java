package io.bridgekeeper.gateway.format.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.signal.Signal;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedFormatTest {

    private static final String STATES = """
            {"title": "t", "dedupKey": "k",
             "state": {"from": "s", "firing": ["Down", "1"], "acknowledged": ["Down (ack)*"], "info": ["Down ended*", "true"],
                       "resolved": ["Down ended (now: Up)*", "Down ended"], "otherwise": "%s"}}""";

    @ParameterizedTest
    @CsvSource({
        "'\"Down\"', FIRING",
        "'\" dOWN \"', FIRING",
        "1, FIRING",
        "true, INFO",
        "'\"Down (ACK) by kim\"', ACKNOWLEDGED",
        "'\"Down ended (now: Up)\"', RESOLVED",
        "'\"Down ended (now: Up) at last\"', RESOLVED",
        "'\"Down ended (now: Paused)\"', INFO",
        "'\"Down ended\"', RESOLVED",
        "'\"Downish\"', ACKNOWLEDGED",
        "'\"\"', ACKNOWLEDGED",
        "null, ACKNOWLEDGED",
        "'[\"Down\"]', ACKNOWLEDGED"
    })
    void takesAWholeWordBeforeALongBeginningBeforeAShortOneBeforeTheRest(String word, SignalState state) {
        String body = "{\"t\": \"title\", \"k\": \"key\", \"s\": " + word + "}";
        assertThat(signals(STATES.formatted("acknowledged"), body))
                .extracting(Signal::state)
                .containsExactly(state);
    }

    @Test
    void refusesAnotherWordWhereTheMappingWantsThat() {
        assertThat(faults(STATES.formatted("fault"), "{\"t\": \"title\", \"s\": \"new word\"}"))
                .extracting(Fault::path)
                .containsExactly("state");
    }

    @Test
    void pagesOnAnotherWordUnlessTheMappingSaysOtherwise() {
        String mapping = "{\"title\": \"t\", \"state\": {\"from\": \"s\", \"resolved\": [\"ok\"]}}";
        assertThat(signals(mapping, "{\"t\": \"title\", \"s\": \"kaputt\"}"))
                .extracting(Signal::state)
                .containsExactly(SignalState.FIRING);
    }

    @Test
    void makesOneKeyOfPartsThatCannotBeTakenForOthers() {
        String mapping = "{\"title\": \"t\", \"dedupKey\": \"[a, b]\"}";
        assertThat(key(mapping, "{\"t\": \"x\", \"a\": \"db1\", \"b\": 7}")).isEqualTo("db1:7");
        assertThat(key(mapping, "{\"t\": \"x\", \"a\": \"db1:7\", \"b\": \"8\"}"))
                .isNotEqualTo(key(mapping, "{\"t\": \"x\", \"a\": \"db1\", \"b\": \"7:8\"}"));
        assertThat(key(mapping, "{\"t\": \"x\", \"a\": \"db1\"}")).isNull();
        assertThat(key(mapping, "{\"t\": \"x\", \"a\": \"db1\", \"b\": \" \"}")).isNull();
    }

    @Test
    void keepsNoValueOfARedactedNameWhereverItStands() {
        String mapping =
                "{\"title\": \"t\", \"labels\": \"@\", \"evidence\": \"{all: @, token: token}\", \"redact\": [\"Token\"]}";
        String body =
                "{\"t\": \"x\", \"TOKEN\": \"s3cret\", \"list\": [{\"token\": {\"deep\": \"s3cret\"}, \"a\": 1}]}";
        Signal signal = signals(mapping, body).getFirst();
        assertThat(signal.toString()).doesNotContain("s3cret").contains("{\"a\":1}");
        assertThat(signal.labels()).containsOnlyKeys("t", "list");
    }

    @Test
    void keepsAsEvidenceWhatHasAnotherShapeThanThought() {
        String mapping = """
                {"title": "t", "severity": "severity", "startsAt": "start", "links": "link", "labels": "labels",
                 "evidence": "text"}""";
        Signal signal = signals(mapping, """
                {"t": "x", "severity": {"level": 1}, "start": "yesterday", "link": "not an address", "labels": ["a"],
                 "text": "It broke"}""").getFirst();
        assertThat(signal.severity()).isNull();
        assertThat(signal.startsAt()).isNull();
        assertThat(signal.evidence())
                .containsEntry("severity", "{\"level\":1}")
                .containsEntry("startsAt", "yesterday")
                .containsEntry("link", "not an address")
                .containsEntry("labels", "[\"a\"]")
                .containsEntry("message", "It broke");
    }

    @Test
    void readsLinksOfAnObjectAndOfAList() {
        String body = "{\"t\": \"x\", \"a\": \"https://a.example\", \"b\": null, \"c\": \"https://c.example\"}";
        assertThat(signals("{\"title\": \"t\", \"links\": \"{here: a, there: b}\"}", body))
                .flatExtracting(Signal::links)
                .containsExactly(new Signal.Link("here", "https://a.example"));
        assertThat(signals("{\"title\": \"t\", \"links\": \"[a, b, c]\"}", body))
                .flatExtracting(Signal::links)
                .extracting(Signal.Link::href)
                .containsExactly("https://a.example", "https://c.example");
    }

    @Test
    void tellsWhichMembersNothingWasReadFrom() {
        String mapping = "{\"signals\": \"alerts\", \"title\": \"t\", \"evidence\": \"{x: inner.x}\"}";
        String body = "{\"version\": 4, \"alerts\": [{\"t\": \"a\", \"inner\": {\"y\": 1}, \"z\": 1}, {\"t\": \"b\"}]}";
        assertThat(((Reading.Signals) Read.body(mapping, body)).unread()).containsExactly("version", "signals[0].z");
        assertThat(((Reading.Signals) Read.body("{\"title\": \"t\", \"evidence\": \"@\"}", "{\"t\": 1, \"u\": 2}"))
                        .unread())
                .isEmpty();
    }

    @Test
    void leavesOutWhatIsNoAlertAndIsNothingWhereNothingIsLeft() {
        String mapping = "{\"signals\": \"alerts\", \"ignore\": \"test\", \"title\": \"t\"}";
        assertThat(signals(mapping, "{\"alerts\": [{\"test\": true}, {\"t\": \"real\", \"test\": false}]}"))
                .extracting(Signal::title)
                .containsExactly("real");
        assertThat(Read.body(mapping, "{\"alerts\": [{\"test\": \"true\"}]}")).isInstanceOf(Reading.Nothing.class);
    }

    @Test
    void boundsTheSignalsOfABody() {
        String mapping = "{\"signals\": \"@\", \"title\": \"t\"}";
        String most = "[" + "{\"t\":1},".repeat(MappedFormat.MOST_SIGNALS - 1) + "{\"t\":1}]";
        assertThat(signals(mapping, most)).hasSize(MappedFormat.MOST_SIGNALS);
        assertThat(faults(mapping, "[{\"t\":1}," + most.substring(1)))
                .extracting(Fault::path)
                .containsExactly("signals");
        assertThat(faults(mapping, "[]")).extracting(Fault::path).containsExactly("signals");
        assertThat(faults(mapping, "{\"t\": 1}")).extracting(Fault::path).containsExactly("signals");
    }

    @Test
    void refusesABodyThatTakesMoreStepsThanThereAre() {
        String doubles = "[@,@][] | [@,@][]" + " | [@,@][]".repeat(30);
        Fault tooCostly = new Fault("", "takes the mapping's expressions more than 200000 steps");
        assertThat(faults("{\"title\": \"t\", \"severity\": \"" + doubles + "\"}", "{\"t\": 1}"))
                .containsExactly(tooCostly);
        assertThat(faults("{\"title\": \"" + doubles + "\"}", "{\"t\": 1}")).containsExactly(tooCostly);
        assertThat(faults("{\"title\": \"t\", \"signals\": \"" + doubles + "\"}", "{\"t\": 1}"))
                .containsExactly(new Fault("signals", tooCostly.message()));
    }

    @Test
    void sharesTheStepsAmongAllSignalsOfABody() {
        MappedFormat format = new MappedFormat("few", Read.mapping("{\"signals\": \"@\", \"title\": \"t\"}"), 20);
        assertThat(Read.body(format, "[{\"t\":1},{\"t\":2}]")).isInstanceOf(Reading.Signals.class);
        assertThat(Read.body(format, "[" + "{\"t\":1},".repeat(20) + "{}]")).isInstanceOf(Reading.Unreadable.class);
    }

    private static List<Signal> signals(String mapping, String body) {
        return ((Reading.Signals) Read.body(mapping, body)).signals();
    }

    private static String key(String mapping, String body) {
        return signals(mapping, body).getFirst().dedupKey();
    }

    private static List<Fault> faults(String mapping, String body) {
        return ((Reading.Unreadable) Read.body(mapping, body)).faults();
    }
}
