package io.bridgekeeper.gateway.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One body beside what must come out of it.
 *
 * @param name   for the test's report
 * @param format by which hook it comes
 * @param sent   the exact bytes; the headers and the query are those that {@code expect} names
 * @param expect what must come out
 */
record Fixture(String name, Format format, Sent sent, JsonNode expect) {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final Parser PARSER = new BodyMapper();
    private static final String EXPECT = ".expect.json";
    private static final Path OURS = ours();

    /** Every format that a hook can be chosen for, those of ready-made mappings included. */
    static List<Format> formats() {
        return FormatConfig.all();
    }

    /** A body alone. */
    static Sent body(byte[] bytes) {
        return new Sent(bytes, Map.of(), "", "", PARSER);
    }

    /** The same with another body. */
    static Sent with(Sent sent, byte[] bytes) {
        return new Sent(bytes, sent.headers(), sent.path(), sent.query(), PARSER);
    }

    /** Every fixture of that folder; none where there is no such folder. */
    static List<Fixture> in(Path folder, Format format) {
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

    private static Path ours() {
        try {
            return Path.of(
                    Objects.requireNonNull(Fixture.class.getResource("/format")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fixtures of our own. */
    static List<Fixture> ours(Format format) {
        return in(OURS.resolve(format.name()), format);
    }

    Reading read() {
        return format.read(sent);
    }

    @Override
    public String toString() {
        return format.name() + "/" + name;
    }

    private static Fixture read(Path file, Format format) {
        String name = file.getFileName().toString();
        Path beside = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + EXPECT);
        try {
            JsonNode expect = JSON.readTree(Files.readAllBytes(beside));
            return new Fixture(name, format, sent(name, Files.readAllBytes(file), expect), expect);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sent sent(String name, byte[] body, JsonNode expect) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", name.endsWith(".form") ? "application/x-www-form-urlencoded" : "application/json");
        expect.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return new Sent(body, headers, path(expect), query(expect), PARSER);
    }

    /** Of a format that other servers serve too, what its own path has behind {@code /v2}. */
    private static String path(JsonNode expect) {
        String path = expect.path("request").path("path").asText("");
        return path.startsWith("/v2/") ? path.substring(3) : "";
    }

    private static String query(JsonNode expect) {
        JsonNode query = expect.path("request").path("query");
        return query.isTextual() ? query.asText() : expect.path("query").asText("");
    }
}
