package io.bridgekeeper.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that go with the records.
 *
 * @param published {@code schema/<type>.json} and {@code asyncapi/<publisher>.yaml}
 * @param kept      {@code golden/<type>/*.json} and {@code golden.lock}
 */
record ContractFiles(Path published, Path kept) {

    static final ContractFiles OURS = new ContractFiles(Path.of("src/main/resources"), Path.of("src/test/resources"));

    private static final ObjectMapper JSON = new JsonMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    Path schema(EventType event) {
        return published.resolve("schema").resolve(event.type() + ".json");
    }

    Path asyncApi(String publisher) {
        return published.resolve("asyncapi").resolve(publisher + ".yaml");
    }

    Path goldenFolder(EventType event) {
        return kept.resolve("golden").resolve(event.type());
    }

    Path goldenLock() {
        return kept.resolve("golden.lock");
    }

    /** In the order of their names; empty where there is no folder. */
    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return (file.toString().endsWith(".yaml") ? YAML : JSON).readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not readable", e);
        }
    }
}
