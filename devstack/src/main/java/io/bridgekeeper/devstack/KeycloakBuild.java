package io.bridgekeeper.devstack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Keycloak's own build step: fixes what cannot change at run time, so that each start is short. Once a version. */
final class KeycloakBuild {
    private KeycloakBuild() {}

    static void run(Path distribution) {
        Command build = new Command(
                List.of(
                        "bash",
                        distribution.resolve("bin/kc.sh").toString(),
                        "build",
                        "--db=postgres",
                        "--health-enabled=true"),
                Map.of("JAVA_HOME", System.getProperty("java.home")));
        Command.Result result = build.run();
        if (!result.ok()) {
            throw new Fault("Keycloak's build step failed:\n" + result.output());
        }
    }
}
