package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgekeeperScriptIT {
    @TempDir
    private Path machine;

    @Test
    void findsTheJdkOfJavaHomeWhateverItsVersionLooksLike() throws IOException {
        for (String version : List.of("25", "25.0.1", "25-ea", "25.0.1+8")) {
            Path jdk = jdk("jdk-" + version, version);

            assertThat(findJdk(jdk).output().strip()).as(version).isEqualTo(jdk.toString());
        }
    }

    @Test
    void passesOverAnOlderJdk() throws IOException {
        Path older = jdk("jdk-17", "17.0.15");
        Path newer = jdk("home/.jdks/temurin-25", "25.0.1");

        Command.Result result = findJdk(older);

        assertThat(result.output().strip()).isNotEqualTo(older.toString());
        assertThat(result.output().strip())
                .satisfiesAnyOf(
                        found -> assertThat(found).isEqualTo(newer.toString()),
                        // The machine of this test may have a real one in a usual place.
                        found -> assertThat(Path.of(found, "bin/javac")).exists());
    }

    @Test
    void anUnknownCommandEndsInTheHelpAndOneLine() {
        Command.Result result = script(Map.of(), "fly");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("demo [--pause]").endsWith("bridgekeeper: unknown command: fly\n");
    }

    @Test
    void helpsFromAnyFolder() throws IOException {
        Command.Result result = new Command(
                        List.of("bash", "-c", "cd \"$1\" && \"$2\" help", "test", machine.toString(), path()), Map.of())
                .run();

        assertThat(result.ok()).isTrue();
        assertThat(result.output()).contains("./bridgekeeper <command>");
    }

    @Test
    void tellsHowMuchWasDownloadedWhileAModuleIsSilent() throws IOException {
        Path log = Files.writeString(machine.resolve("build.log"), """
                Downloading from central: https://repo.example.com/a.pom
                Downloaded from central: https://repo.example.com/a.pom (800 B at 5 kB/s)
                [INFO] Building Bridgekeeper contracts 0.1.0-SNAPSHOT                     [2/12]
                Downloaded from central: https://repo.example.com/b(1).jar (1.5 MB at 12 MB/s)
                Downloaded from central: https://repo.example.com/c.jar (600 kB at 1.1 MB/s)
                [INFO] BUILD SUCCESS
                """);
        String lines = Home.findRoot()
                .resolve("devstack/src/main/shell/maven-lines.awk")
                .toString();

        Command.Result result = new Command(
                        List.of("awk", "-v", "lines=build", "-v", "quiet_seconds=0", "-f", lines, log.toString()),
                        Map.of())
                .run();

        assertThat(result.output().lines())
                .map(line -> line.strip().replaceAll(" +", " "))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("... 0 MB downloaded"),
                        line -> assertThat(line).isEqualTo("Bridgekeeper contracts 1 MB downloaded"),
                        line -> assertThat(line).isEqualTo("Bridgekeeper contracts 2 MB downloaded"),
                        line -> assertThat(line).matches("Bridgekeeper contracts [0-9]+ s"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path bin = Files.createDirectories(machine.resolve(name).resolve("bin"));
        Path javac = Files.writeString(bin.resolve("javac"), "#!/bin/sh\necho 'javac " + version + "'\n");
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        return bin.getParent();
    }

    private Command.Result findJdk(Path javaHome) {
        return script(
                Map.of(
                        "JAVA_HOME",
                        javaHome.toString(),
                        "HOME",
                        machine.resolve("home").toString()),
                "find-jdk");
    }

    private static Command.Result script(Map<String, String> environment, String command) {
        return new Command(List.of("bash", path(), command), environment).run();
    }

    private static String path() {
        return Home.findRoot().resolve("bridgekeeper").toString();
    }
}
