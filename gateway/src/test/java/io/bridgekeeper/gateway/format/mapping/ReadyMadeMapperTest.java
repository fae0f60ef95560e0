package io.bridgekeeper.gateway.format.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.gateway.format.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadyMadeMapperTest {

    private static final Path FOLDER = Path.of("src/main/resources/mapping");
    private static final Path FIXTURES = Path.of("src/test/resources/format");

    @Test
    void loadsEachMappingOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .toList();
            assertThat(ReadyMadeMapper.load()).extracting(Format::name).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void hasFixturesOfEachMapping() {
        assertThat(ReadyMadeMapper.load())
                .extracting(Format::name)
                .allSatisfy(name -> assertThat(FIXTURES.resolve(name)).isDirectory());
    }

    @Test
    void tellsHowToWireUpEachTool() throws IOException {
        String page = Files.readString(MappingReaderTest.DOCS.resolve("ready-made.md"));
        assertThat(ReadyMadeMapper.load())
                .extracting(Format::name)
                .allSatisfy(name -> assertThat(page).contains("/hooks/<integration key>/" + name));
    }

    @Test
    void stopsAtABrokenMappingAndSaysWhatIsWrong() {
        assertThatThrownBy(() -> ReadyMadeMapper.format("acme", "{\"title\": \"a..b\", \"colour\": \"red\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the mapping acme is broken")
                .hasMessageContaining("title is not JMESPath at character 3")
                .hasMessageContaining("colour is no member of a mapping");
    }
}
