package io.bridgekeeper.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One PostgreSQL with a database for each service and one for Keycloak, each owned by a role of the same name; a service
 * may work by another role, which owns nothing.
 */
final class Postgres implements Program {
    static final String SUPERUSER = "postgres";

    private final Home home;
    private final Secrets secrets;

    Postgres(Home home) {
        this.home = home;
        this.secrets = new Secrets(home);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<NamedPort> ports() {
        return List.of(new NamedPort("PostgreSQL", home.ports().postgres()));
    }

    @Override
    public boolean mayFailToStartAfterACrash() {
        return true;
    }

    /** Fast shutdown: running statements are cancelled, connections closed, data kept. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public void prepare() {
        Path binaries = new ProgramCache(home).postgres();
        try {
            if (!Files.exists(folder().resolve("PG_VERSION"))) {
                initialise(binaries);
            }
            forgetRecycledPid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Command command() {
        Path postgres = new ProgramCache(home).postgres().resolve("bin/postgres");
        List<String> words = new ArrayList<>(Unprivileged.prefix(postgres, folder()));
        words.addAll(List.of(postgres.toString(), "-D", folder().toString()));
        settings().forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return new Command(words, Map.of("LC_ALL", "C"));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new java.util.LinkedHashMap<>();
        settings.put("port", Integer.toString(home.ports().postgres()));
        settings.put("listen_addresses", Ports.HOST);
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "128MB");
        settings.put("log_min_messages", "warning");
        if (home.isTest()) {
            // Tests kill processes, never the machine: what PostgreSQL handed to the kernel is safe.
            settings.put("fsync", "off");
        }
        return settings;
    }

    @Override
    public boolean ready() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void afterReady() {
        Set<String> owners = new LinkedHashSet<>();
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                owners.add(service.database());
            }
        }
        owners.add("keycloak");
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String owner : owners) {
                ensureOwner(statement, owner);
            }
            for (Service service : Service.values()) {
                if (service.hasDatabase() && !service.databaseRole().equals(service.database())) {
                    ensureRole(statement, service.databaseRole());
                    statement.execute(
                            "GRANT CONNECT ON DATABASE " + service.database() + " TO " + service.databaseRole());
                }
            }
        } catch (SQLException e) {
            throw new Fault("PostgreSQL runs, but its databases could not be made: " + e.getMessage(), e);
        }
    }

    private void ensureRole(Statement statement, String role) throws SQLException {
        if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute(
                    "CREATE ROLE " + role + " LOGIN PASSWORD '" + secrets.get(Secrets.ofDatabase(role)) + "'");
        }
    }

    private void ensureOwner(Statement statement, String owner) throws SQLException {
        ensureRole(statement, owner);
        if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + owner + "'")) {
            statement.execute("CREATE DATABASE " + owner + " OWNER " + owner + " TEMPLATE template0");
            statement.execute("REVOKE CONNECT ON DATABASE " + owner + " FROM PUBLIC");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    /**
     * Drops the database if it is there, whoever is connected to it, and makes it anew.
     *
     * @param database lower-case letters, digits and underscores
     */
    void fresh(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain database name: " + database);
        }
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + database + " TEMPLATE template0");
        } catch (SQLException e) {
            throw new Fault("Cannot make database " + database + ": " + e.getMessage(), e);
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + home.ports().postgres() + "/" + database;
    }

    String reactiveUrl(String database) {
        return "postgresql://" + Ports.HOST + ":" + home.ports().postgres() + "/" + database;
    }

    String superuserPassword() {
        return secrets.get(Secrets.POSTGRES);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(database) + "?connectTimeout=2&socketTimeout=30", SUPERUSER, superuserPassword());
    }

    private Path folder() {
        return home.data().resolve("postgres");
    }

    /** When the cluster was made; what was kept in an older one is gone. */
    FileTime madeAt() throws IOException {
        return Files.getLastModifiedTime(folder().resolve("PG_VERSION"));
    }

    private void initialise(Path binaries) throws IOException {
        Path half = home.data().resolve("postgres.half");
        FileTree.delete(half);
        Files.createDirectories(half);
        Path password = half.resolveSibling("postgres.password");
        PrivateFile.write(password, superuserPassword());
        Path initdb = binaries.resolve("bin/initdb");
        List<String> words = new ArrayList<>(Unprivileged.prefix(initdb, half, password));
        words.addAll(List.of(
                initdb.toString(),
                "-D",
                half.toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        Command.Result result;
        try {
            result = new Command(words, Map.of("LC_ALL", "C")).run();
        } finally {
            Files.deleteIfExists(password);
        }
        if (!result.ok()) {
            throw new Fault("PostgreSQL's data folder could not be made:\n" + result.output());
        }
        Files.move(half, folder());
    }

    /** After a crash the number in PostgreSQL's own lock file may meanwhile be another program's. */
    private void forgetRecycledPid() throws IOException {
        Path lock = folder().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        String pid = Files.readString(lock).lines().findFirst().orElse("").strip();
        if (pid.matches("\\d+")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(process ->
                                !process.info().command().orElse("postgres").contains("postgres"))
                        .isPresent()) {
            Files.delete(lock);
        }
    }
}
