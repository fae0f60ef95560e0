package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One of the five services, from what its build packaged. */
final class ServiceProgram implements Program {
    /** A tenth of the weight, and all of the processor where nobody else wants it. */
    private static final List<String> BEHIND_THE_HOT_PATH = List.of("nice", "-n", "10");

    private final Home home;
    private final Service service;

    ServiceProgram(Home home, Service service) {
        this.home = home;
        this.service = service;
    }

    @Override
    public String name() {
        return service.module();
    }

    @Override
    public List<NamedPort> ports() {
        return List.of(new NamedPort(service.module(), home.ports().of(service)));
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
        return new Command(
                words, new ServiceEnvironment(home.ports(), secrets::get, new DemoCatalog(home).file()).of(service));
    }

    @Override
    public boolean ready() {
        return Http.answers(
                URI.create("http://" + Ports.HOST + ":" + home.ports().of(service) + "/q/health/ready"));
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
