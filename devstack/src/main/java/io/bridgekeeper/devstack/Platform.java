package io.bridgekeeper.devstack;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The five services and everything below them, as processes of this machine.
 *
 * <p>Everything here may be asked for twice, by several processes, and after a crash of anything.
 */
public final class Platform {
    private final Home home;
    private final Map<String, Component> components = new LinkedHashMap<>();

    Platform(Home home) {
        this.home = home;
        add(new Postgres(home));
        add(Kafka.of(home));
        add(new NoticeSinkProgram(home));
        add(new Keycloak(home));
        for (Service service : Service.values()) {
            add(new ServiceProgram(home, service));
        }
    }

    /** On the stack that tests share, beside what {@code ./bridgekeeper up} started. */
    public static Platform ofTests() {
        return new Platform(Home.test(Home.findRoot()));
    }

    /** The one that {@code ./bridgekeeper up} starts. */
    public static Platform ofUp() {
        return new Platform(Home.up(Home.findRoot()));
    }

    private void add(Program program) {
        components.put(program.name(), new Component(home, program));
    }

    public Component component(Service service) {
        return components.get(service.module());
    }

    /** The event broker, for those who want to see what happens without it. */
    public Component broker() {
        return components.get(Plan.KAFKA);
    }

    /** The database of all services, and of Keycloak. */
    public Component database() {
        return components.get(Plan.POSTGRES);
    }

    /** Keycloak, for those who want to see what happens without it. */
    public Component identities() {
        return components.get(Plan.KEYCLOAK);
    }

    /** A second process of a service beside the first, which {@link #up} does not start and {@link #down} stops. */
    public Component second(Service service) {
        return new Component(home, ServiceProgram.second(home, service));
    }

    /** One more, for when something else answers where the first would; the same holds for it. */
    public Component third(Service service) {
        return new Component(home, ServiceProgram.third(home, service));
    }

    /** Where the second and the third process of a service answer, once they run. */
    public List<URI> replicas(Service service) {
        return List.of(
                ServiceProgram.second(home, service).address(),
                ServiceProgram.third(home, service).address());
    }

    /** A look behind the curtain, as the role that owns the service's database; the caller closes it. */
    public Connection connect(Service service) throws SQLException {
        return DriverManager.getConnection(
                new Postgres(home).jdbcUrl(service.database()),
                service.database(),
                secret(Secrets.ofDatabase(service.database())));
    }

    /** Where the person {@code bench} of the demo is told, if somebody listens there. */
    public URI benchReceiver() {
        return URI.create("http://" + Ports.HOST + ":" + home.ports().benchReceiver());
    }

    /** Where Kafka clients of this machine find the broker. */
    public String brokerAddress() {
        return Ports.HOST + ":" + home.ports().kafka();
    }

    public URI gateway() {
        return address(Service.GATEWAY);
    }

    public URI address(Service service) {
        return URI.create("http://" + Ports.HOST + ":" + home.ports().of(service));
    }

    public URI noticeSink() {
        return new NoticeSinkProgram(home).address();
    }

    public URI keycloak() {
        return new Keycloak(home).address();
    }

    /**
     * @param name see {@link TestStack#secret}
     */
    public String secret(String name) {
        return new Secrets(home).get(name);
    }

    List<Component> all() {
        return List.copyOf(components.values());
    }

    Home home() {
        return home;
    }

    /** Returns when everything answers. */
    public void up() {
        up((component, took) -> {});
    }

    /**
     * Starts what does not run, and what runs an older build anew; each as soon as what it needs is there.
     *
     * @param progress told of each component that answers, and how long it took to get there
     */
    void up(BiConsumer<Component, Duration> progress) {
        home.prepared();
        checkBuilt();
        stopOutdatedServices();
        checkPorts();
        Map<String, CompletableFuture<Void>> started = new LinkedHashMap<>();
        CompletableFuture<Void> failed = new CompletableFuture<>();
        Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Plan.needs().forEach((name, needs) -> {
                CompletableFuture<?>[] needed = needs.stream().map(started::get).toArray(CompletableFuture[]::new);
                CompletableFuture<Void> start = CompletableFuture.allOf(needed)
                        .thenRunAsync(() -> start(components.get(name), turns, progress), threads);
                start.exceptionally(fault -> {
                    failed.completeExceptionally(fault);
                    return null;
                });
                started.put(name, start);
            });
            CompletableFuture<Void> all =
                    CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
            CompletableFuture.anyOf(all, failed).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Fault fault ? fault : e;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A core each: Keycloak's first start is the longest way, and everything that shares its core makes it longer. */
    private static void start(Component component, Semaphore turns, BiConsumer<Component, Duration> progress) {
        turns.acquireUninterruptibly();
        try {
            progress.accept(component, component.start());
        } finally {
            turns.release();
        }
    }

    private void checkBuilt() {
        for (Service service : Service.values()) {
            new ServiceProgram(home, service).checkBuilt();
        }
    }

    /** Before anything starts, so that a taken port leaves nothing half-started. */
    private void checkPorts() {
        components.values().stream()
                .filter(component -> !component.running())
                .flatMap(component -> component.ports().stream())
                .forEach(PortCheck::free);
    }

    private void stopOutdatedServices() {
        for (Service service : Service.values()) {
            Instant builtAt = new ServiceProgram(home, service).builtAt();
            Component component = component(service);
            if (component.startedAt().filter(builtAt::isAfter).isPresent()) {
                component.stop();
            }
        }
    }

    /** Stops everything; the data stays. */
    public void down() {
        down((component, took) -> {});
    }

    /** Those above first: services end in order while what they need is still there. */
    void down(BiConsumer<Component, Duration> progress) {
        List<Component> services = new ArrayList<>();
        for (Service service : Service.values()) {
            services.add(component(service));
            services.add(second(service));
            services.add(third(service));
        }
        stopAll(services, progress);
        stopAll(List.of(components.get(Plan.KEYCLOAK), components.get(Plan.NOTICE_SINK)), progress);
        stopAll(List.of(components.get(Plan.KAFKA), components.get(Plan.POSTGRES)), progress);
    }

    /** Fails when all have been asked, and some are still there: then what they need stays as well. */
    private static void stopAll(List<Component> several, BiConsumer<Component, Duration> progress) {
        Queue<Fault> faults = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            several.stream()
                    .filter(Component::running)
                    .forEach(component -> threads.submit(() -> {
                        Instant begin = Instant.now();
                        try {
                            component.stop();
                            progress.accept(component, Duration.between(begin, Instant.now()));
                        } catch (Fault fault) {
                            faults.add(new Fault(component.name() + " still runs: " + fault.getMessage(), fault));
                        }
                    }));
        }
        if (!faults.isEmpty()) {
            throw new Fault(faults.stream().map(Fault::getMessage).collect(Collectors.joining("\n")));
        }
    }
}
