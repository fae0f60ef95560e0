package io.bridgekeeper.e2e.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** F11: records that nobody can read stand between those that matter. */
final class Poison implements Fault {

    /** What a service reads, and a type that it knows. */
    private static final Map<String, String> TOPICS = new TreeMap<>(Map.of(
            Wire.SIGNALS,
            Signals.TYPE,
            "paging.incident.v1",
            "paging.incident.opened.v1",
            "roster.bridge.v1",
            "roster.bridge.opened.v1"));

    /** The longest that a broker with its usual settings takes, all around it included. */
    private static final int LONGEST = 1_048_300;

    private final Map<String, Long> before = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    @Override
    public String name() {
        return "F11";
    }

    @Override
    public String what() {
        return "broken JSON, an unknown version, 1 MB, no key, no data, no headers on the topics";
    }

    @Override
    public Duration lasts(boolean isShort) {
        return Duration.ofSeconds(isShort ? 6 : 20);
    }

    @Override
    public boolean poisons() {
        return true;
    }

    @Override
    public void before(Scene scene, Act act) {
        TOPICS.keySet().forEach(topic -> before.put(topic, act.wire().deadLetters(topic)));
    }

    @Override
    public void happens(Scene scene, Act act) {
        Scene.pause(scene.between(500, 2_000));
        TOPICS.forEach((topic, type) -> poison(topic, type, act.wire()));
        scene.tell("poisoned " + TOPICS.keySet() + (refused.isEmpty() ? "" : "; refused: " + refused));
    }

    private void poison(String topic, String type, Wire wire) {
        byte[] broken = "{\"title\": ".getBytes(StandardCharsets.UTF_8);
        byte[] huge = new byte[LONGEST];
        Arrays.fill(huge, (byte) ' ');
        Map<String, Optional<String>> sent = new LinkedHashMap<>();
        sent.put("broken", wire.send(topic, "poison", broken, headers(type)));
        sent.put("no object", wire.send(topic, "poison", "[1]".getBytes(StandardCharsets.UTF_8), headers(type)));
        sent.put("unknown", wire.send(topic, "poison", broken, headers(type.replace(".v1", ".v9"))));
        sent.put("huge", wire.send(topic, "poison", huge, headers(type)));
        sent.put("no key", wire.send(topic, null, broken, headers(type)));
        sent.put("no data", wire.send(topic, "poison", null, headers(type)));
        sent.put("no headers", wire.send(topic, "poison", broken, Map.of()));
        sent.forEach((kind, refusal) -> refusal.ifPresent(why -> refused.add(topic + " refuses " + kind + ": " + why)));
    }

    private static Map<String, String> headers(String type) {
        return Signals.headers(type, Instant.now());
    }

    @Override
    public List<Breach> also(Scene scene, Act act, Ledger ledger) {
        return TOPICS.keySet().stream()
                .filter(topic -> act.wire().deadLetters(topic) == before.get(topic))
                .map(topic -> new Breach("I9", "no dead letter of " + topic))
                .toList();
    }

    @Override
    public String figures(Scene scene, Act act, Ledger ledger) {
        Map<String, Long> dead = new TreeMap<>();
        before.forEach((topic, count) -> dead.put(topic, act.wire().deadLetters(topic) - count));
        return "dead letters " + dead + (refused.isEmpty() ? "" : ", the broker refused " + refused);
    }
}
