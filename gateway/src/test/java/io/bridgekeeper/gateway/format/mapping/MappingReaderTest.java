package io.bridgekeeper.gateway.format.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingReaderTest {

    static final Path DOCS =
            Path.of(System.getProperty("bridgekeeper.root", "..")).resolve("docs/integrations");

    @Test
    void readsTheSmallestMapping() {
        assertThat(MappingMapper.read("{\"title\": \"name\"}")).isInstanceOf(ReadMapping.Usable.class);
    }

    @Test
    void readsTheMappingThatTheManualShows() throws IOException {
        String manual = Files.readString(DOCS.resolve("mapping.md"));
        String shown = manual.substring(manual.indexOf("```json") + 7);
        assertThat(MappingMapper.read(shown.substring(0, shown.indexOf("```")))).isInstanceOf(ReadMapping.Usable.class);
    }

    @Test
    void listsEveryFaultAtTheMemberWhereItStands() {
        assertThat(faults("""
                        {"signals": "alerts[", "ignore": 1, "dedupKey": ["a"], "severity": "matches(a, 'b')", "titel": "x",
                         "startsAt": "", "labels": {"a": "b"},
                         "state": {"firing": ["Down", "down", "", "*", {}], "resolved": "Up", "info": ["DOWN"], "ok": [],
                                   "otherwise": "gone"},
                         "redact": ["token", 5, ""]}"""))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "titel",
                        "signals",
                        "ignore",
                        "dedupKey",
                        "severity",
                        "startsAt",
                        "labels",
                        "state.ok",
                        "state.firing[1]",
                        "state.firing[2]",
                        "state.firing[3]",
                        "state.firing[4]",
                        "state.resolved",
                        "state.info[0]",
                        "state.from",
                        "state.otherwise",
                        "redact[1]",
                        "redact[2]",
                        "title");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThat(faults("[]")).extracting(Fault::path).containsExactly("");
        assertThat(faults("title: name"))
                .extracting(Fault::message)
                .allMatch(message -> message.startsWith("is not JSON"));
        assertThat(faults("{\"title\": \"name\", \"state\": \"state\"}"))
                .extracting(Fault::path)
                .containsExactly("state");
    }

    private static List<Fault> faults(String json) {
        return ((ReadMapping.Faulty) MappingMapper.read(json)).faults();
    }
}
