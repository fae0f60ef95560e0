package io.bridgekeeper.e2e.fault;

import io.bridgekeeper.devstack.Component;
import io.bridgekeeper.devstack.Platform;
import io.bridgekeeper.devstack.Service;
import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Await;
import io.bridgekeeper.devstack.client.Users;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** What one fault has at hand: the platform, the sender, chance, and a note of when it did harm. */
final class Scene {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration SENDERS_PATIENCE = Duration.ofMinutes(3);
    private static final int DAYS = 80;

    private final Platform platform;
    private final Users users;
    private final String run;
    private final Random chance;
    private final boolean isShort;
    private final Consumer<String> tell;
    private final String integrationId;
    private final String key;
    private final Instant began = Instant.now();
    private final Map<Integer, Instant> kept = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> started = new ConcurrentHashMap<>();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final List<Harm> harms = Collections.synchronizedList(new ArrayList<>());

    /** From when until when something was broken. */
    record Harm(Instant from, Instant until) {}

    Scene(Platform platform, Users users, String run, Random chance, boolean isShort, Consumer<String> tell) {
        this.platform = platform;
        this.users = users;
        this.run = run;
        this.chance = chance;
        this.isShort = isShort;
        this.tell = tell;
        Answer made = users.as("ada").post("/api/paging/integrations", Map.of("name", "faults " + run));
        this.integrationId = made.text("integrationId");
        this.key = made.text("key");
        Await.until(
                Duration.ofSeconds(30),
                () -> users.anyone().post("/hooks/" + key + "/generic?dryRun=true", Map.of("title", "only trying")),
                answer -> answer.status() == 200);
    }

    Platform platform() {
        return platform;
    }

    Users users() {
        return users;
    }

    String run() {
        return run;
    }

    Random chance() {
        return chance;
    }

    boolean isShort() {
        return isShort;
    }

    String integrationId() {
        return integrationId;
    }

    void tell(String line) {
        tell.accept(line);
    }

    Map<Integer, Instant> kept() {
        return Map.copyOf(kept);
    }

    /** To what the sender posted that fires. */
    List<Answered> answers() {
        return List.copyOf(answers);
    }

    List<Harm> harms() {
        synchronized (harms) {
            return List.copyOf(harms);
        }
    }

    /** Those agree to be paged who are called for the systems of the demo. */
    static void agree(Users users) {
        String until = Instant.now()
                .plus(DAYS, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Map<String, List<String>> all = Map.of(
                "alice", List.of("checkout", "drill"),
                "bob", List.of("checkout", "search"),
                "carol", List.of("checkout", "search", "drill"),
                "bench", List.of("bench"),
                "oscar", List.of("*"));
        all.forEach((person, systems) -> systems.forEach(system -> {
            Answer answer = users.as(person).put("/api/paging/me/consents/" + system, Map.of("until", until));
            if (answer.status() != 200) {
                throw new IllegalStateException(person + " could not agree to be paged for " + system + ": " + answer);
            }
        }));
    }

    /** As a monitoring tool does: again and again, until it is kept. */
    void fire(Problem problem) {
        Instant startsAt = started.computeIfAbsent(problem.index(), any -> Instant.now());
        if (post(problem, problem.alert(startsAt).firing())) {
            kept.putIfAbsent(problem.index(), Instant.now());
        }
    }

    void clear(Problem problem) {
        post(
                problem,
                problem.alert(started.getOrDefault(problem.index(), began)).resolved(Instant.now()));
    }

    /** Puts a signal onto the topic itself, past the gateway, as one that was taken in at that time. */
    void signal(Problem problem, String state, Instant receivedAt, Wire wire) {
        Signals.Sent sent = Signals.of(problem, state, receivedAt, integrationId);
        Optional<String> refusal = wire.send(Wire.SIGNALS, sent.key(), sent.value(), sent.headers());
        if (refusal.isEmpty() && state.equals("firing")) {
            kept.putIfAbsent(problem.index(), Instant.now());
        }
    }

    /** Stopped as an update or an administrator does it: it may end what it has begun. */
    void restart(Component component) {
        Instant from = Instant.now();
        component.stop();
        tell(component.name() + " stopped");
        component.start();
        harm(from, Instant.now());
        tell("%s answers again after %d ms"
                .formatted(
                        component.name(), Duration.between(from, Instant.now()).toMillis()));
    }

    /** Breaks something, for so long, and notes until when it was broken. */
    void harm(Component component, Duration down) {
        Instant from = Instant.now();
        component.kill();
        tell("%s killed, %d ms away".formatted(component.name(), down.toMillis()));
        pause(down);
        component.start();
        harm(from, Instant.now());
        tell("%s answers again after %d ms"
                .formatted(
                        component.name(), Duration.between(from, Instant.now()).toMillis()));
    }

    void harm(Instant from, Instant until) {
        harms.add(new Harm(from, until));
    }

    Component paging() {
        return platform.component(Service.PAGING);
    }

    /** A moment in between, by chance. */
    Duration between(long fromMillis, long toMillis) {
        return Duration.ofMillis(fromMillis + chance.nextLong(toMillis - fromMillis));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it was kept in the end */
    private boolean post(Problem problem, Map<String, Object> webhook) {
        Instant deadline = Instant.now().plus(SENDERS_PATIENCE);
        while (Instant.now().isBefore(deadline) && !Thread.currentThread().isInterrupted()) {
            Instant asked = Instant.now();
            int status = 0;
            try {
                status = users.anyone()
                        .post("/hooks/" + key + "/alertmanager", webhook)
                        .status();
            } catch (UncheckedIOException noAnswer) {
                // Sent again, as any sender does.
            }
            Answered answer = new Answered(problem.index(), asked, Instant.now(), status);
            answers.add(answer);
            if (answer.isYes()) {
                return true;
            }
            pause(BETWEEN_TRIES);
        }
        return false;
    }
}
