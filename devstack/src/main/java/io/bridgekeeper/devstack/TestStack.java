package io.bridgekeeper.devstack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * The PostgreSQL, Kafka and Keycloak that all tests share, for tests of any kind.
 *
 * <p>Parts start when first asked for and stay for the next test, module and build; {@code ./bridgekeeper test} stops
 * them at its end. Any number of processes may ask at once. Each module's tests have a broker of their own, so that
 * they never read another module's records; PostgreSQL and Keycloak are common to all.
 */
public final class TestStack {
    private final Home home;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Keycloak keycloak;
    private final NoticeSinkProgram noticeSink;
    private final Secrets secrets;
    private final Tokens tokens;

    private TestStack(Home home, String module) {
        this.home = home;
        this.postgres = new Postgres(home);
        this.kafka = Kafka.ofModule(home, module);
        this.keycloak = new Keycloak(home);
        this.noticeSink = new NoticeSinkProgram(home);
        this.secrets = new Secrets(home);
        this.tokens = new Tokens(keycloak, secrets, Clock.systemUTC());
    }

    private static final class Shared {
        static final TestStack INSTANCE = new TestStack(Home.test(Home.findRoot()), module());
    }

    /** Returns when all these parts answer; what they need in turn is started with them. */
    public static TestStack start(Part... parts) {
        TestStack stack = Shared.INSTANCE;
        Set<Part> wanted = Set.of(parts);
        if (wanted.contains(Part.POSTGRES) || wanted.contains(Part.KEYCLOAK)) {
            stack.start(stack.postgres);
        }
        if (wanted.contains(Part.KAFKA)) {
            stack.start(stack.kafka);
        }
        if (wanted.contains(Part.KEYCLOAK)) {
            stack.start(stack.keycloak);
        }
        if (wanted.contains(Part.NOTICE_SINK)) {
            stack.start(stack.noticeSink);
        }
        return stack;
    }

    public String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    public String reactiveUrl(String database) {
        return postgres.reactiveUrl(database);
    }

    /** A superuser: tests make databases, end connections and look behind the curtain. */
    public String user() {
        return Postgres.SUPERUSER;
    }

    public String password() {
        return postgres.superuserPassword();
    }

    /** An empty database of this name; an old one goes with all its connections. */
    public void freshDatabase(String name) {
        postgres.fresh(name);
    }

    /** Adds a column to each table of a database, as the next version may, until it is closed. */
    public NewerDatabase newerDatabase(String name) {
        return new NewerDatabase(this, name);
    }

    public String kafkaBootstrap() {
        return kafka.bootstrap();
    }

    /** Takes this module's broker away; clients see refused connections. */
    public void stopKafka() {
        new Component(home, kafka).stop();
    }

    /** As a crash would take it away: nothing said to clients, nothing written down. */
    public void killKafka() {
        new Component(home, kafka).kill();
    }

    /** Brings this module's broker back at the same address with the data it had. */
    public void startKafka() {
        start(kafka);
    }

    /** As a crash would take it away: what it was asked for last is done or not, and nobody is told. */
    public void killKeycloak() {
        new Component(home, keycloak).kill();
    }

    /** Brings Keycloak back at the same address with the people that it had. */
    public void startKeycloak() {
        start(keycloak);
    }

    /** Deletes every topic of this module's broker; needs a Kafka client on the class path. */
    public void deleteTopics() {
        Topics.deleteAll(kafka.bootstrap());
    }

    /** Keycloak's address without the realm. */
    public URI keycloak() {
        return keycloak.address();
    }

    public String realm() {
        return Keycloak.REALM;
    }

    /** Issuer of the tokens; what a resource server calls auth-server-url. */
    public URI issuer() {
        return keycloak.realmAddress();
    }

    /** Where webhooks may be sent ({@code /webhooks/{who}}) and looked up ({@code /messages?since=}). */
    public URI noticeSink() {
        return noticeSink.address();
    }

    /** Where mails may be sent. */
    public int noticeSinkSmtpPort() {
        return home.ports().noticeSmtp();
    }

    /** An access token of a demo person with at least a minute to live; the same one while it lasts. */
    public String token(String user) {
        return tokens.ofPerson(user);
    }

    /** A new log-in: its token carries the groups and roles as they are now. */
    public String freshToken(String user) {
        return tokens.freshOfPerson(user);
    }

    /** An access token of a client's service account; the same one while it lasts. */
    public String serviceToken(String clientId) {
        return tokens.ofClient(clientId);
    }

    /**
     * @param name a demo person's id for the password, a client's id for its secret, {@code webhook-signing} for the
     *     key of outgoing webhooks
     */
    public String secret(String name) {
        return secrets.get(name);
    }

    private void start(Program program) {
        Component component = new Component(home, program);
        boolean already = component.running();
        Duration took = component.start();
        if (!already) {
            System.out.println("devstack: " + component.name() + " ready in " + took.toMillis() + " ms");
        }
    }

    /** The folder that the tests run in; the build sets it to the module's. */
    private static String module() {
        String folder = System.getProperty("basedir", System.getProperty("user.dir"));
        return String.valueOf(Path.of(folder).toAbsolutePath().normalize().getFileName());
    }
}
