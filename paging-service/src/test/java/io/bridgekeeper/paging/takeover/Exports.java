package io.bridgekeeper.paging.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.CatalogMapper;
import io.bridgekeeper.paging.catalog.Reading;
import io.bridgekeeper.paging.rotation.Duty;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Rotation;
import io.bridgekeeper.problem.RequestFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Exports as tests have them, and what becomes of them. */
final class Exports {

    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final Options NOTHING_SAID = new Options(Optional.empty(), Optional.empty(), Optional.empty(), 3);
    static final Options ALL_SAID =
            new Options(Optional.of("alice"), Optional.of("checkout"), Optional.of("service"), 3);
    private static final long AWAY = 3 * 3_600L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Exports() {}

    /** @param faults of the export; where there are any, nothing is proposed */
    record Outcome(Proposal proposal, Reading reading, List<RequestFault> faults) {

        Catalog catalog() {
            assertThat(reading).as(() -> String.valueOf(reading)).isInstanceOf(Reading.Sound.class);
            return ((Reading.Sound) reading).catalog();
        }

        List<String> lines() {
            return proposal.notCarriedOver().stream()
                    .map(line -> line.kind() + " " + line.path() + ": " + line.what())
                    .toList();
        }

        List<String> missing() {
            return proposal.missing().stream().map(Missing::path).toList();
        }
    }

    /** The sample of a peer. */
    static String sample(Peer peer) {
        try (InputStream file = Exports.class.getResourceAsStream("/takeover/" + peer.slug() + ".json")) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outcome propose(Peer peer, String json, Options options) {
        return propose(peer, json, options, NOW);
    }

    static Outcome propose(Peer peer, String json, Options options, Instant now) {
        try {
            return propose(peer, JSON.readValue(json, Object.class), options, now);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an export and proposes what can be proposed, without reading that as a catalog: for the many. */
    static void inventory(Peer peer, String json) {
        try {
            Report report = new Report();
            ExportNode root = new ExportNode("$", JSON.readValue(json, Object.class), new ArrayList<>());
            Takeover.propose(peer, peer.read(new Source(root, report, NOW)), ALL_SAID, report, NOW);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param export maps, lists, scalars */
    static Outcome propose(Peer peer, Object export, Options options, Instant now) {
        List<RequestFault> faults = new ArrayList<>();
        Report report = new Report();
        Inventory inventory = peer.read(new Source(new ExportNode("$", export, faults), report, now));
        if (!faults.isEmpty()) {
            return new Outcome(null, null, faults.stream().distinct().toList());
        }
        Proposal proposal = Takeover.propose(peer, inventory, options, report, now);
        return new Outcome(proposal, CatalogMapper.read(ExportMapper.yaml(proposal.catalog())), faults);
    }

    /** As the catalog reads them, whatever else is wrong with it. */
    static List<Rotation> rotations(Outcome outcome) {
        Map<String, Object> catalog = new LinkedHashMap<>(outcome.proposal().catalog());
        Map<String, Object> call = Map.of("person", "p0");
        catalog.put("policies", List.of(Map.of("id", "p", "steps", List.of(Map.of("call", call, "timeout", "PT1M")))));
        catalog.put("fallbackPolicy", "p");
        catalog.put(
                "systems",
                List.of(Map.of(
                        "id",
                        "s",
                        "name",
                        "s",
                        "tier",
                        1,
                        "productOwner",
                        "p0",
                        "matchers",
                        List.of(Map.of("label", "l", "equals", "s")))));
        Reading reading = CatalogMapper.read(ExportMapper.yaml(catalog));
        assertThat(reading).as(() -> String.valueOf(reading)).isInstanceOf(Reading.Sound.class);
        return List.copyOf(((Reading.Sound) reading).catalog().rotations().values());
    }

    /**
     * Some moment of two years, every third within two days of a change of the clocks; never within three hours of
     * one, where tools differ in what a skipped or a repeated hour is.
     */
    static Instant moment(Random random, ZoneId zone) {
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        Instant at = begin.plusSeconds(random.nextInt(2 * 365 * 24 * 3_600));
        ZoneOffsetTransition change = zone.getRules().nextTransition(at);
        if (change != null && random.nextInt(3) == 0) {
            at = change.getInstant().plusSeconds(random.nextInt(4 * 24 * 3_600) - 2 * 24 * 3_600L);
        }
        ZoneOffsetTransition next = zone.getRules().nextTransition(at.minusSeconds(AWAY));
        return next != null && next.getInstant().isBefore(at.plusSeconds(AWAY)) ? at.plusSeconds(3 * AWAY) : at;
    }

    /** All whom some rotations name. */
    static Set<String> onCall(Collection<Rotation> rotations, Instant at) {
        Set<String> people = new TreeSet<>();
        rotations.forEach(rotation -> new FinalSchedule(rotation, Overrides.NONE)
                .at(at).stream().map(Duty::personId).forEach(people::add));
        return people;
    }
}
