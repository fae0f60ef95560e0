package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One Keycloak with the realm of the demo; needs PostgreSQL. */
final class Keycloak implements Program {
    static final String REALM = "bridgekeeper";
    private static final String DATABASE = "keycloak";

    private final Home home;
    private final Secrets secrets;

    Keycloak(Home home) {
        this.home = home;
        this.secrets = new Secrets(home);
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public List<NamedPort> ports() {
        return List.of(
                new NamedPort("Keycloak", home.ports().keycloak()),
                new NamedPort("Keycloak's management", home.ports().keycloakManagement()));
    }

    URI address() {
        return URI.create("http://" + Ports.HOST + ":" + home.ports().keycloak());
    }

    URI realmAddress() {
        return address().resolve("/realms/" + REALM);
    }

    /** A home of its own for this stack, in front of the unpacked distribution that all stacks share. */
    @Override
    public void prepare() {
        Path distribution = new ProgramCache(home).keycloak();
        try {
            Files.createDirectories(importFile().getParent());
            for (String shared : List.of("lib", "providers", "themes", "conf")) {
                Path link = folder().resolve(shared);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.resolve(shared));
            }
            if (!imported()) {
                PrivateFile.write(importFile(), Realm.of(template(), secrets::get, gateway()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started without its script: the script stays in between and takes the signals. */
    @Override
    public Command command() {
        List<String> words = new ArrayList<>(List.of(
                JavaProgram.java(),
                "-Xms64m",
                "-Xmx320m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                // Half of a first start went into optimizing code that runs once.
                ServiceJvm.QUICK_COMPILER_ONLY,
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-Dkc.home.dir=" + folder(),
                "-Djboss.server.config.dir=" + folder().resolve("conf"),
                "-cp",
                folder().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized"));
        if (!imported()) {
            words.add("--import-realm");
        }
        return new Command(words, settings());
    }

    /** By environment, so that no password shows in the list of processes. */
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("KC_DB_URL", new Postgres(home).jdbcUrl(DATABASE));
        settings.put("KC_DB_USERNAME", DATABASE);
        settings.put("KC_DB_PASSWORD", secrets.get(Secrets.ofDatabase(DATABASE)));
        settings.put("KC_DB_POOL_MAX_SIZE", "10");
        settings.put("KC_HOSTNAME", address().toString());
        settings.put("KC_HTTP_ENABLED", "true");
        settings.put("KC_HTTP_HOST", Ports.HOST);
        settings.put("KC_HTTP_PORT", Integer.toString(home.ports().keycloak()));
        settings.put("KC_HTTP_MANAGEMENT_HOST", Ports.HOST);
        settings.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(home.ports().keycloakManagement()));
        // One node: without it, it opens cluster ports on every network of the machine.
        settings.put("KC_CACHE", "local");
        settings.put("KC_HTTP_POOL_MAX_THREADS", "20");
        // Below 1 it does not look, for each index that it makes, how large the table is: all are empty here, and
        // looking was two thirds of the time that making the tables took.
        settings.put("KC_SPI_CONNECTIONS_LIQUIBASE__QUARKUS__INDEX_CREATION_THRESHOLD", "0");
        settings.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        settings.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get(Secrets.KEYCLOAK_ADMIN));
        return settings;
    }

    @Override
    public boolean ready() {
        return Http.answers(
                URI.create("http://" + Ports.HOST + ":" + home.ports().keycloakManagement() + "/health/ready"));
    }

    /** It answers after the import only, and one that was interrupted is done again. */
    @Override
    public void afterReady() {
        try {
            if (!imported()) {
                Files.deleteIfExists(importedMark());
                Files.createFile(importedMark());
            }
            // It holds every secret of the realm.
            Files.deleteIfExists(importFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mark that is older than the database tells of one that is gone. */
    private boolean imported() {
        try {
            return Files.exists(importedMark())
                    && Files.getLastModifiedTime(importedMark()).compareTo(new Postgres(home).madeAt()) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path importedMark() {
        return folder().resolve("data/imported");
    }

    private Path importFile() {
        return folder().resolve("data/import/" + REALM + "-realm.json");
    }

    private Path folder() {
        return home.data().resolve("keycloak");
    }

    private String gateway() {
        return "http://" + Ports.HOST + ":" + home.ports().of(Service.GATEWAY);
    }

    private static String template() {
        try (InputStream in = Keycloak.class.getResourceAsStream("/realm.json")) {
            return new String(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
