package io.bridgekeeper.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What {@code ./bridgekeeper} does with a built platform: up, down, status, reset, stop-tests. */
public final class Main {
    private static final long READY_GOAL_SECONDS = 45;
    private static final long MEMORY_GOAL_MEBIBYTES = 1229;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(Arrays.asList(arguments)));
        } catch (Fault fault) {
            System.err.println("bridgekeeper: " + fault.getMessage());
            System.exit(1);
        }
    }

    private static int run(List<String> arguments) {
        Path root = Home.findRoot();
        return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "up" -> up(Home.up(root));
            case "down" -> down(Home.up(root));
            case "status" -> status(Home.up(root));
            case "reset" -> reset(Home.up(root));
            case "prepare" -> prepare(Home.up(root));
            case "stop-tests" -> stopTests(Home.test(root));
            default -> throw new Fault("Unknown command; ./bridgekeeper help lists them.");
        };
    }

    private static int up(Home home) {
        PortBase portBase = new PortBase(home.data());
        Platform platform = new Platform(home);
        // What a failed start left behind holds nobody to its ports.
        if (platform.all().stream().anyMatch(Component::running)) {
            portBase.mustBe(home.ports());
        }
        portBase.remember(home.ports());
        Instant begin = Instant.now();
        platform.up((component, _) -> line(
                component.name(),
                Duration.between(begin, Instant.now()),
                "127.0.0.1:" + component.ports().getFirst().port()));
        long seconds = Math.round(Duration.between(begin, Instant.now()).toMillis() / 1000.0);
        long resident = Stream.of(Service.values())
                .map(service -> platform.component(service).pid())
                .mapToLong(pid -> pid.isPresent() ? ResidentMemory.mebibytes(pid.getAsLong()) : 0)
                .sum();
        say("ready in %d s (goal %d s), the five services use %d MiB resident (goal %d MiB)"
                .formatted(seconds, READY_GOAL_SECONDS, resident, MEMORY_GOAL_MEBIBYTES));
        say("gateway at " + platform.gateway() + ", notices at " + platform.noticeSink() + "/messages");
        return 0;
    }

    private static int down(Home home) {
        new Platform(home).down((component, took) -> line(component.name(), took, "stopped"));
        new PortBase(home.data()).forget();
        say("down; the data stays in " + home.data());
        return 0;
    }

    /** Exit code 0 when everything runs, 3 otherwise, as services' status commands do. */
    private static int status(Home home) {
        Platform platform = new Platform(home);
        boolean whole = true;
        for (Component component : platform.all()) {
            OptionalLong pid = component.pid();
            whole &= pid.isPresent();
            say("  %-18s %-26s %s"
                    .formatted(
                            component.name(),
                            pid.isPresent() ? "running, process " + pid.getAsLong() : "stopped",
                            pid.isPresent()
                                    ? "127.0.0.1:%d, %d MiB"
                                            .formatted(
                                                    component.ports().getFirst().port(),
                                                    ResidentMemory.mebibytes(pid.getAsLong()))
                                    : ""));
        }
        return whole ? 0 : 3;
    }

    private static int reset(Home home) {
        down(home);
        FileTree.delete(home.data());
        say("deleted " + home.data());
        return 0;
    }

    /** Unpacks the programs and lets Keycloak build itself, once a version, so that later starts are short. */
    private static int prepare(Home home) {
        ProgramCache cache = new ProgramCache(home);
        timed("postgres", cache::postgres);
        timed("kafka", cache::kafkaLibraries);
        timed("keycloak", cache::keycloak);
        return 0;
    }

    private static int stopTests(Home home) {
        RunningProcesses.of(home).stopAll();
        return 0;
    }

    private static void timed(String name, Runnable work) {
        Instant begin = Instant.now();
        work.run();
        line(name, Duration.between(begin, Instant.now()), "prepared");
    }

    private static void line(String name, Duration took, String note) {
        say("  %-18s %6.1f s   %s".formatted(name, took.toMillis() / 1000.0, note));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
