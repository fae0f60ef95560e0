package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One Kafka broker in KRaft mode that is its own controller. */
final class Kafka implements Program {
    /** Any fixed one does: a stack is a single broker, and data folders never mix. */
    private static final String CLUSTER_ID = "YnJpZGdla2VlcGVyLWRldg";

    private final Home home;
    private final String name;
    private final int port;

    private Kafka(Home home, String name, int port) {
        this.home = home;
        this.name = name;
        this.port = port;
    }

    static Kafka of(Home home) {
        return new Kafka(home, "kafka", home.ports().kafka());
    }

    /** The broker of one module's tests, or the stack's own for callers that have none. */
    static Kafka ofModule(Home home, String module) {
        return Ports.hasOwnBroker(module)
                ? new Kafka(home, "kafka-" + module, home.ports().kafkaOf(module))
                : of(home);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<NamedPort> ports() {
        return List.of(new NamedPort("Kafka", port), new NamedPort("Kafka's controller", port + 1));
    }

    String bootstrap() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(folder());
            Files.writeString(settingsFile(), written(settings(folder().resolve("data"), port)));
            Files.writeString(loggingFile(), LOGGING);
            if (!Files.exists(folder().resolve("data/meta.properties"))) {
                format();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Command command() {
        return java(
                List.of("-Xms64m", "-Xmx256m"), "kafka.Kafka", settingsFile().toString());
    }

    /** The port answers before the broker serves; its log tells when it does. */
    @Override
    public boolean ready() {
        return PortCheck.answers(port) && LogFile.contains(home.log(name), "Kafka Server started");
    }

    private void format() {
        FileTree.delete(folder().resolve("data"));
        Command.Result result = java(
                        List.of("-Xmx128m"),
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        CLUSTER_ID,
                        "--config",
                        settingsFile().toString())
                .run();
        if (!result.ok()) {
            throw new Fault("Kafka's data folder could not be made:\n" + result.output());
        }
    }

    private Command java(List<String> options, String mainClass, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                JavaProgram.java(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlog4j2.configurationFile=" + loggingFile().toUri()));
        words.add(ServiceJvm.QUICK_COMPILER_ONLY);
        words.addAll(options);
        words.addAll(List.of("-cp", new ProgramCache(home).kafkaLibraries() + "/*", mainClass));
        words.addAll(List.of(arguments));
        return new Command(words, Map.of());
    }

    /** Short sessions: after a kill the broker fences its former self in two seconds instead of nine. */
    static Map<String, String> settings(Path data, int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + Ports.HOST + ":" + (port + 1));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://" + Ports.HOST + ":" + port + ",CONTROLLER://" + Ports.HOST + ":" + (port + 1));
        settings.put("advertised.listeners", "PLAINTEXT://" + Ports.HOST + ":" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.toString());
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", "3");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        return settings;
    }

    private static String written(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static final String LOGGING = """
            appender.console.type=Console
            appender.console.name=console
            appender.console.layout.type=PatternLayout
            appender.console.layout.pattern=%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c] %m%n
            rootLogger.level=warn
            rootLogger.appenderRef.console.ref=console
            logger.server.name=kafka.server.KafkaRaftServer
            logger.server.level=info
            """;

    private Path folder() {
        return home.data().resolve(name);
    }

    private Path settingsFile() {
        return folder().resolve("server.properties");
    }

    private Path loggingFile() {
        return folder().resolve("log4j2.properties");
    }
}
