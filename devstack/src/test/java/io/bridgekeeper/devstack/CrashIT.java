package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stack of its own, so that killing its parts hurts nobody. */
class CrashIT {
    private static final int BASE = 19_600;

    private final Path root = Home.findRoot();
    private final Home home = new Home(root, root.resolve("devstack/target/crash-it"), new Ports(BASE));
    private final Postgres program = new Postgres(home);
    private final Component postgres = new Component(home, program);

    @BeforeEach
    void startAfresh() {
        RunningProcesses.of(home).stopAll();
        FileTree.delete(home.data());
    }

    @AfterEach
    void leaveNothingBehind() {
        RunningProcesses.of(home).stopAll();
    }

    @Test
    void startsAgainAfterKillAndFindsItsData() throws SQLException {
        postgres.start();
        execute("CREATE TABLE kept (word text)");
        execute("INSERT INTO kept VALUES ('still here')");

        postgres.kill();
        assertThat(postgres.running()).isFalse();
        postgres.start();

        assertThat(ask("SELECT word FROM kept")).isEqualTo("still here");
    }

    @Test
    void startingTwiceKeepsTheSameProcess() {
        postgres.start();
        long first = postgres.pid().orElseThrow();

        postgres.start();

        assertThat(postgres.pid()).hasValue(first);
    }

    @Test
    void twoThatStartAtOnceGetOneProcess() throws InterruptedException {
        Thread other = Thread.ofVirtual().start(() -> new Component(home, new Postgres(home)).start());
        postgres.start();
        other.join();

        assertThat(RunningProcesses.of(home).files()).hasSize(1);
        assertThat(postgres.running()).isTrue();
    }

    @Test
    void startsAlthoughAnotherProgramGotThePidOfTheKilledOne() throws IOException {
        postgres.start();
        postgres.kill();
        Path lock = home.data().resolve("postgres/postmaster.pid");
        Files.writeString(
                lock,
                Files.readString(lock)
                        .replaceFirst(
                                "\\d+", Long.toString(ProcessHandle.current().pid())));

        postgres.start();

        assertThat(postgres.running()).isTrue();
    }

    @Test
    void aTakenPortIsOneLineThatNamesThePortAndItsHolder() throws IOException {
        try (ServerSocket taken = new ServerSocket(home.ports().postgres(), 1, InetAddress.getByName(Ports.HOST))) {
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (PostgreSQL) is in use by ")
                    .hasMessageContaining("BRIDGEKEEPER_PORT_BASE")
                    .message()
                    .doesNotContain("\n");
        }
        assertThat(postgres.running()).isFalse();
    }

    @Test
    void secretsAreForTheirOwnerOnly() throws IOException {
        new Secrets(home).get("alice");

        assertThat(Files.getPosixFilePermissions(home.data().resolve("secrets.properties")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(program.jdbcUrl("paging"), Postgres.SUPERUSER, program.superuserPassword());
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement done = connection.createStatement()) {
            done.execute(statement);
        }
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
