package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every channel must do, each tried against a real server of this machine that answers as told. */
public abstract class NotifierSuite {

    /** What stands in a target or in the settings and must not show up anywhere else. */
    public static final String SECRET = "s3cr3t-canary";

    protected static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** Of the channel under test, as its settings have it. */
    protected static final Duration TIMEOUT = Duration.ofMillis(1_500);

    protected static final UUID ID = UUID.fromString("01993a5e-0000-7000-8000-000000000001");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    protected Vertx vertx;
    protected Notifier notifier;

    /**
     * One notice or message as the server has it.
     *
     * @param key by which a receiver can drop repeats
     */
    public record Taken(String key, String text) {}

    /** Begins to listen and makes the channel for it. */
    protected abstract Notifier begin();

    protected abstract void end();

    /** A sound one of the server, with the secret in it where the channel's targets have any. */
    protected abstract String target();

    protected abstract void refuseForNow();

    protected abstract void refuseForGood();

    protected abstract void hang();

    /** All of them, repeats too, in the order in which they came. */
    protected abstract List<Taken> taken();

    /** None of which the channel can send to. */
    protected abstract List<String> badTargets();

    /** What must arrive of the notice of {@link #brief()}. */
    protected List<String> facts() {
        return List.of("Checkout answers 5xx", "SEV1", "Step 1 for Checkout.", brief().answerUrl());
    }

    /** What must arrive of what came before. */
    protected List<String> earlier() {
        return List.of(brief().lastChange(), brief().lastEnd());
    }

    /** What must arrive of a message with a code. */
    protected List<String> words() {
        return List.of("Your code", "It is K7PX2MQA.", "https://bridge.example.org/me");
    }

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        notifier = begin();
    }

    @AfterEach
    void stop() {
        end();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void handsOverWhatACalledPersonMustKnow() {
        assertThat(send()).isEqualTo(new Delivery.Sent());
        assertThat(taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.text())
                        .contains(facts())
                        .satisfies(text -> assertThat(earlier())
                                .allSatisfy(fact -> assertThat(text).contains(fact)))
                        // Whatever stands between the two on the channel.
                        .containsPattern("(?i)alerts[^0-9]{1,40}12\\b|\\b12\\b[^0-9]{1,40}alerts"));
    }

    @Test
    void handsOverAMessageThatIsAboutNoPage() {
        MessageText text = new MessageText("code", "Your code", "It is K7PX2MQA.", "https://bridge.example.org/me");
        Message message = new Message(ID, "ada", notifier.channel(), target(), 1, text);
        assertThat(notifier.tell(message).await().atMost(LONGEST)).isEqualTo(new Delivery.Sent());
        assertThat(taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.text()).contains(words()));
    }

    @Test
    void sendsTheSameKeyWithEveryAttempt() {
        send();
        notifier.send(notice(target(), 2)).await().atMost(LONGEST);
        assertThat(taken()).extracting(Taken::key).hasSize(2).allMatch(key -> key.contains(ID.toString()));
    }

    @Test
    void maySucceedLaterWhereTheServerSaysSo() {
        refuseForNow();
        assertThat(send()).isInstanceOf(Delivery.TemporaryFailure.class);
    }

    @Test
    void isGivenUpWhereTheServerWillNotHaveIt() {
        refuseForGood();
        assertThat(send()).isInstanceOf(Delivery.PermanentFailure.class);
    }

    @Test
    void waitsNoLongerThanItsTimeForAServerThatHangs() {
        hang();
        long begun = System.nanoTime();
        assertThat(send()).isInstanceOf(Delivery.TemporaryFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.plusSeconds(1));
    }

    @Test
    void mayWorkLaterWhereNobodyListens() {
        String target = target();
        end();
        assertThat(notifier.send(notice(target, 1)).await().atMost(LONGEST))
                .isInstanceOf(Delivery.TemporaryFailure.class);
    }

    @Test
    void saysWhyATargetIsNone() {
        assertThat(notifier.objection(target())).isEmpty();
        assertThat(badTargets())
                .allSatisfy(bad -> assertThat(notifier.objection(bad))
                        .as(bad)
                        .hasValueSatisfying(why -> assertThat(why).doesNotContain(SECRET)));
    }

    @Test
    void sendsNothingToATargetThatIsNone() {
        assertThat(badTargets())
                .allSatisfy(
                        bad -> assertThat(notifier.send(notice(bad, 1)).await().atMost(LONGEST))
                                .as(bad)
                                .isInstanceOf(Delivery.PermanentFailure.class));
        assertThat(taken()).isEmpty();
    }

    @Test
    void tellsNoSecretInItsReasonsAndRecords() {
        refuseForGood();
        assertThat(send().toString()).doesNotContain(SECRET);
        refuseForNow();
        assertThat(send().toString()).doesNotContain(SECRET);
        hang();
        assertThat(send().toString()).doesNotContain(SECRET);
        assertThat(notice(target(), 1).toString()).doesNotContain(SECRET);
        assertThat(notifier.toString()).doesNotContain(SECRET);
    }

    @Test
    void beginsAtLeastOneAtOnce() {
        assertThat(notifier.atOnce()).isPositive();
    }

    protected Delivery send() {
        return notifier.send(notice(target(), 1)).await().atMost(LONGEST);
    }

    protected Notice notice(String target, int attempts) {
        return new Notice(
                ID, brief().pageId(), brief().incidentId(), "ada", 0, notifier.channel(), target, attempts, brief());
    }

    public static NoticeBrief brief() {
        return brief("Checkout answers 5xx", "SEV1");
    }

    public static NoticeBrief brief(String title, String severity) {
        return new NoticeBrief(
                new UUID(0, 1),
                new UUID(0, 2),
                title,
                severity,
                "Checkout",
                NOW.minusSeconds(90),
                "Step 1 for Checkout.",
                12,
                List.of(new NoticeBrief.Place("Checkout is slow", "https://runbooks.example.org/checkout")),
                List.of(new NoticeBrief.Place(null, "https://grafana.example.org/d/1")),
                "deploy: checkout 2.4.1, by ada, 12 minutes before",
                "rollback, 3 days before",
                List.of(),
                "https://bridge.example.org/api/paging/pages/1");
    }
}
