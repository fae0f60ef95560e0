package io.bridgekeeper.gateway.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One body beside what must come out of it.
 *
 * @param name   for the test's report
 * @param format by which hook it comes
 * @param body   the exact bytes
 * @param expect what must come out
 */
record HookFixture(String name, HookFormat format, byte[] body, JsonNode expect) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPECT = ".expect.json";

    /** Every fixture of that folder; none where there is no such folder. */
    static List<HookFixture> in(Path folder, HookFormat format) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().endsWith(EXPECT))
                    .sorted()
                    .map(file -> read(file, format))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fixtures of our own. */
    static List<HookFixture> ours(HookFormat format) {
        return in(Path.of("src/test/resources/hook", format.path()), format);
    }

    Reading read() {
        String type = name.endsWith(".form") ? "application/x-www-form-urlencoded" : "application/json";
        return readAs(format, body, type);
    }

    static Reading readAs(HookFormat format, byte[] body, String contentType) {
        return switch (BodyMapper.read(body, contentType, null, format)) {
            case Body.Tree(Json value) -> format.read(value);
            case Body.Broken(Fault fault) -> new Reading.Unreadable(List.of(fault));
        };
    }

    @Override
    public String toString() {
        return name;
    }

    private static HookFixture read(Path file, HookFormat format) {
        String name = file.getFileName().toString();
        Path expect = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + EXPECT);
        try {
            return new HookFixture(name, format, Files.readAllBytes(file), JSON.readTree(Files.readAllBytes(expect)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
