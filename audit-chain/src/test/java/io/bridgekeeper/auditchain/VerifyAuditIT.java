package io.bridgekeeper.auditchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, on files. */
class VerifyAuditIT {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void findsAnExportIntactAndNamesItsHead() throws Exception {
        Chains chain = Chains.of(3).append("zoë", "request.made", "zoë", Map.of("reason", "日本"));
        Path file = file("all.ndjson", chain.export(1));
        assertThat(run(file.toString(), "--head", chain.head().hash())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(file + ": intact, 4 entries from 1 on; the head is entry 4, "
                        + chain.head().hash() + "\n");
    }

    @Test
    void namesTheFirstBrokenLine() throws Exception {
        List<String> lines = Chains.of(3).export(1);
        lines.set(1, lines.get(1).replace("alice", "bob"));
        Path file = file("changed.ndjson", lines);
        assertThat(run(file.toString())).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(file + ": line 2 was changed: its hash is not that of its text.\n");
    }

    @Test
    void followsExportsThatContinueOneAnother() throws Exception {
        Path first = file("1.ndjson", Chains.of(3).export(1));
        Path second = file("2.ndjson", Chains.of(5).export(4));
        assertThat(run(first.toString(), second.toString())).isZero();
        assertThat(run(second.toString(), "--after", "3:" + Chains.of(3).head().hash()))
                .isZero();
        assertThat(run(second.toString(), first.toString())).isOne();
        assertThat(run(second.toString(), "--after", "3:" + "0".repeat(64))).isOne();
    }

    @Test
    void findsACutOffEndByTheExpectedHead() throws Exception {
        Path file = file("cut.ndjson", Chains.of(3).export(1));
        assertThat(run(file.toString(), "--head", Chains.of(4).head().hash())).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("entries are missing at the end");
    }

    @Test
    void saysSoWhereThereIsNothingToRead() {
        assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("--head", "x")).isEqualTo(2);
        assertThat(run("--help")).isZero();
    }

    private int run(String... arguments) {
        return VerifyAuditFlow.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Path file(String name, List<String> lines) throws Exception {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }
}
