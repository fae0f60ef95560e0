package io.bridgekeeper.housestyle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each guard of the build, seen red: Maven refuses the project planted for it, and says why. */
class GuardsIT {

    /** Offline: what these need is what this build has just used itself. */
    private static final String OFFLINE = "-o";

    @TempDir
    Path checkout;

    private PlantedBuild build;

    @BeforeEach
    void plant() throws IOException {
        build = new PlantedBuild(checkout);
    }

    @Test
    void passesAProjectThatKeepsEveryGuard() throws Exception {
        PlantedBuild.Outcome outcome = build.run("clean", "compile", "spotless:check");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void refusesAServiceThatDependsOnAService() throws Exception {
        assertRefused(
                build.run("service-on-service", OFFLINE, "validate"),
                "services meet over events and the gateway",
                "io.bridgekeeper:paging-service");
    }

    @Test
    void refusesDevstackOutsideTests() throws Exception {
        assertRefused(
                build.run("devstack-at-compile", OFFLINE, "validate"),
                "Only tests and the start script use devstack",
                "io.bridgekeeper:devstack");
    }

    @Test
    void refusesHouseStyleOutsideTests() throws Exception {
        assertRefused(
                build.run("house-style-at-compile", OFFLINE, "validate"),
                "only tests use house-style",
                "io.bridgekeeper:house-style");
    }

    @Test
    void refusesADependencyOfContracts() throws Exception {
        assertRefused(
                build.runChanged("contracts", GuardsIT::withALibrary, OFFLINE, "validate"),
                "contracts has no dependencies",
                "com.github.f4b6a3:uuid-creator");
    }

    @Test
    void refusesACompilerWarning() throws Exception {
        assertRefused(
                build.run("lint-warning", OFFLINE, "compile"),
                "found raw type: java.util.List",
                "warnings found and -Werror specified",
                "Page.java:[8,");
    }

    @Test
    void refusesAFileThatIsNotFormatted() throws Exception {
        assertRefused(build.run("unformatted", "spotless:check"), "format violations", "Page.java", "spotless:apply");
    }

    @Test
    void refusesAnotherJdk() throws Exception {
        assertRefused(
                build.run("clean", OFFLINE, "validate", "-Djava.version=17.0.9"), "Bridgekeeper is built with JDK 25");
    }

    private static String withALibrary(String pom) {
        return pom.replaceFirst("<dependencies>", """
                <dependencies>
                    <dependency>
                      <groupId>com.github.f4b6a3</groupId>
                      <artifactId>uuid-creator</artifactId>
                    </dependency>
                """);
    }

    private static void assertRefused(PlantedBuild.Outcome outcome, String... reasons) {
        assertThat(outcome.output()).contains(reasons);
        assertThat(outcome.exitCode()).isNotZero();
    }
}
