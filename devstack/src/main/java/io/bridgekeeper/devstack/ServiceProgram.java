package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the five services, from what its build packaged. */
final class ServiceProgram implements Program {
    /** A tenth of the weight, and all of the processor where nobody else wants it. */
    private static final List<String> BEHIND_THE_HOT_PATH = List.of("nice", "-n", "10");

    private final Home home;
    private final Service service;
    private final String name;
    private final int port;

    ServiceProgram(Home home, Service service) {
        this(home, service, service.module(), home.ports().of(service));
    }

    private ServiceProgram(Home home, Service service, String name, int port) {
        this.home = home;
        this.service = service;
        this.name = name;
        this.port = port;
    }

    /** One more process of the same service, on the same database and broker. */
    static ServiceProgram second(Home home, Service service) {
        return new ServiceProgram(
                home, service, service.module() + "-2", home.ports().secondOf(service));
    }

    static ServiceProgram third(Home home, Service service) {
        return new ServiceProgram(
                home, service, service.module() + "-3", home.ports().thirdOf(service));
    }

    @Override
    public String name() {
        return name;
    }

    URI address() {
        return URI.create("http://" + Ports.HOST + ":" + port);
    }

    @Override
    public List<NamedPort> ports() {
        return List.of(new NamedPort(name, port));
    }

    @Override
    public void prepare() {
        checkBuilt();
        new DemoCatalog(home).write();
    }

    void checkBuilt() {
        if (!Files.exists(jar())) {
            throw new Fault(service.module() + " is not built: ./bridgekeeper up builds it.");
        }
    }

    @Override
    public Command command() {
        List<String> words = new ArrayList<>(service.onHotPath() ? List.of() : BEHIND_THE_HOT_PATH);
        words.add(JavaProgram.java());
        words.addAll(ServiceJvm.options(service));
        words.addAll(List.of("-jar", jar().toString()));
        Secrets secrets = new Secrets(home);
        Map<String, String> settings = new LinkedHashMap<>(
                new ServiceEnvironment(home.ports(), secrets::get, new DemoCatalog(home).file()).of(service));
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return new Command(words, settings);
    }

    @Override
    public boolean ready() {
        return Http.answers(address().resolve("/q/health/ready"));
    }

    /** When what runs next was built; a process older than that runs something else. */
    Instant builtAt() {
        try {
            return Files.exists(jar()) ? Files.getLastModifiedTime(jar()).toInstant() : Instant.MIN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar() {
        return home.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
