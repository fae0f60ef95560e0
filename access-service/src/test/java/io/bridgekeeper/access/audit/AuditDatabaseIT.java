package io.bridgekeeper.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.access.AccessStack;
import io.bridgekeeper.access.World;
import io.bridgekeeper.auditchain.ExportCheck;
import io.bridgekeeper.auditchain.Verdict;
import io.bridgekeeper.auditchain.Verdict.Intact;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself keeps to, whatever the service does. */
@QuarkusTest
@WithTestResource(AccessStack.class)
class AuditDatabaseIT {

    private static final String APPEND =
            "insert into audit_pending (at, actor, action, subject, facts) values (now(), ?, ?, ?, ?)";

    private final TestStack stack = TestStack.start(Part.POSTGRES);
    private final World world = World.get();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'mallory'",
                "update audit_entry set hash = hash where false",
                "delete from audit_entry",
                "truncate audit_entry",
                "insert into audit_entry (seq, previous, hash, at, actor, action, facts)"
                        + " values (999999, 'x', 'x', now(), 'mallory', 'grant.ended', '{}')",
                "drop trigger audit_is_final on audit_entry",
                "drop trigger audit_chain on audit_pending",
                "alter table audit_entry disable trigger all",
                "alter table audit_pending disable trigger audit_chain",
                "alter table audit_entry owner to current_user",
                "drop table audit_entry",
                "drop function audit_chain() cascade",
                "create or replace function audit_chain() returns trigger language plpgsql as 'begin return null; end'",
                "create rule quiet as on insert to audit_entry do instead nothing",
                "set session_replication_role = replica",
                "select * from audit_pending",
                "update audit_pending set actor = 'mallory'",
                "delete from audit_pending",
                "truncate audit_pending",
                "delete from flyway_schema_history",
                "create table audit_entry_of_mine (seq bigint)"
            })
    void isRefusedToTheServicesRole(String sql) throws SQLException {
        try (Connection service = service();
                Statement statement = service.createStatement()) {
            append(service, "alice", "grant.ended", "alice", "{}");
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    /** A table of the same name that is found first must not take the entries in. */
    @Test
    void isNotLedAstrayByATemporaryTable() throws SQLException {
        long before = world.count("select count(*) from audit_entry");
        try (Connection service = service();
                Statement statement = service.createStatement()) {
            statement.execute(
                    "create temporary table audit_entry (seq bigint, previous text, hash text, at timestamptz,"
                            + " actor text, action text, subject text, system_id text, incident_id uuid, grant_id uuid, facts text)");
            append(service, "mallory", "grant.ended", "mallory", "{}");
        }
        assertThat(world.count("select count(*) from public.audit_entry")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry cascade"})
    void isRefusedToASlipOfTheOwnersHand(String sql) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        stack.jdbcUrl(AccessStack.DATABASE), stack.user(), stack.password());
                Statement statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("the audit only grows");
        }
    }

    @Test
    void isAskedAtTheStartWhetherItKeepsTheAuditFromTheService() throws SQLException {
        try (Connection service = service();
                Connection owner = DriverManager.getConnection(
                        stack.jdbcUrl(AccessStack.DATABASE), stack.user(), stack.password())) {
            assertThat(mightChangeIt(service)).isFalse();
            assertThat(mightChangeIt(owner)).isTrue();
        }
    }

    /** As the database writes it and as we read it, whatever characters are in it. */
    @Test
    void hashesWhatTheChainsFormSays() throws SQLException {
        String nasty = "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u0080 ü日😀\u2028'";
        long from = world.count("select coalesce(max(seq), 0) + 1 from audit_entry");
        try (Connection service = service()) {
            append(service, nasty, nasty, nasty, "{\"a\":\"b\"}");
            append(service, "", "", null, "{}");
        }
        assertThat(verdict(from)).isInstanceOf(Intact.class);
    }

    /** Several connections at once are several replicas. Some give up, some chain many entries, some one. */
    @Test
    void staysOneChainWithoutGapsWhateverCommitsAtOnce() throws Exception {
        long from = world.count("select coalesce(max(seq), 0) + 1 from audit_entry");
        int replicas = 8;
        int transactions = 40;
        List<Callable<Integer>> work = new ArrayList<>();
        for (int replica = 0; replica < replicas; replica++) {
            int number = replica;
            work.add(() -> {
                int committed = 0;
                try (Connection service = service()) {
                    service.setAutoCommit(false);
                    for (int i = 0; i < transactions; i++) {
                        int entries = 1 + (number + i) % 3;
                        for (int entry = 0; entry < entries; entry++) {
                            append(service, "replica-" + number, "t" + i + "e" + entry, null, "{}");
                        }
                        if ((number + i) % 5 == 0) {
                            service.rollback();
                        } else {
                            service.commit();
                            committed += entries;
                        }
                    }
                }
                return committed;
            });
        }
        int committed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(replicas)) {
            for (Future<Integer> replica : threads.invokeAll(work)) {
                committed += replica.get();
            }
        }
        assertThat(verdict(from))
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.from()).isEqualTo(from));
        assertThat(world.count("select count(*) from audit_entry where actor like 'replica-%'"))
                .isEqualTo(committed);
        assertThat(world.count("select count(*) from audit_pending")).isZero();
    }

    private Verdict verdict(long from) {
        byte[] export = world.as("ivy")
                .get("/api/access/audit/export?from=" + from)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        List<String> lines = new String(export, StandardCharsets.UTF_8).lines().toList();
        return ExportCheck.of(lines.iterator(), Optional.empty(), Optional.empty());
    }

    private static boolean mightChangeIt(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(AuditGuardFlow.MIGHT_CHANGE_IT)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static void append(Connection connection, String actor, String action, String subject, String facts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, actor);
            statement.setString(2, action);
            statement.setString(3, subject);
            statement.setString(4, facts);
            statement.execute();
        }
    }

    private Connection service() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(AccessStack.DATABASE), AccessStack.ROLE, stack.secret("db-" + AccessStack.ROLE));
    }
}
