package io.bridgekeeper.paging.catalog;

import io.bridgekeeper.paging.catalog.EscalationPolicy.Call;
import io.bridgekeeper.paging.catalog.EscalationPolicy.Step;
import io.bridgekeeper.paging.rotation.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads one policy of a catalog.
 *
 * @param mostAtOnce so many people a step may call at once
 */
record PolicyReader(int mostAtOnce) {

    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofHours(24);

    /** A page to everybody is answered by nobody. */
    static final int MOST_AT_ONCE = 10;

    PolicyReader {
        if (mostAtOnce < 1 || mostAtOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException("paging.escalation.most-at-once must be from 1 to " + MOST_AT_ONCE);
        }
    }

    EscalationPolicy read(FileNode node) {
        FileNode rounds = node.at("rounds");
        EscalationPolicy policy = new EscalationPolicy(
                node.id(),
                node.at("steps").listOfSome(this::step),
                rounds.isAbsent() ? 1 : rounds.number(1, EscalationPolicy.MOST_ROUNDS, 1));
        node.endOfMap();
        return policy;
    }

    private Step step(FileNode node) {
        FileNode call = node.at("call");
        List<Call> calls = call.isList() ? several(call) : call(call);
        Duration timeout =
                node.at("timeout").duration(SHORTEST_STEP, LONGEST_STEP, "an ISO-8601 duration from PT1S to PT24H");
        node.endOfMap();
        return new Step(calls, timeout);
    }

    private List<Call> several(FileNode node) {
        List<List<Call>> entries = node.listOfSome(this::call);
        Set<Call> seen = new HashSet<>();
        for (List<Call> entry : entries) {
            if (!seen.add(entry.getFirst())) {
                switch (entry.getFirst()) {
                    case Call.OfPerson(String id) -> node.fault("'" + id + "' is there twice");
                    case Call.OfRotation(String id, Role role) ->
                        node.fault("'" + id + "' is there twice; atOnce says how many of it are called");
                }
            }
        }
        List<Call> calls = entries.stream().flatMap(List::stream).toList();
        if (calls.size() > mostAtOnce) {
            node.fault("calls " + calls.size() + " people at once; at most " + mostAtOnce
                    + " (paging.escalation.most-at-once)");
        }
        return calls.isEmpty() ? List.of(new Call.OfPerson("")) : calls;
    }

    /** As often as it says, and never empty. */
    private List<Call> call(FileNode node) {
        FileNode rotation = node.at("rotation");
        FileNode role = node.at("role");
        FileNode atOnce = node.at("atOnce");
        FileNode person = node.at("person");
        node.endOfMap();
        if (!node.isAbsent() && rotation.isAbsent() == person.isAbsent()) {
            node.fault("must name either rotation or person");
        }
        Role called = LayerReader.role(role);
        if (!role.isAbsent() && rotation.isAbsent()) {
            role.fault("belongs to a rotation only");
        } else if (called == Role.SHADOW) {
            role.fault("must be primary or secondary: a shadow learns, and is not called");
        }
        int often = atOnce.isAbsent() ? 1 : atOnce.number(1, mostAtOnce, 1);
        if (!atOnce.isAbsent() && rotation.isAbsent()) {
            atOnce.fault("belongs to a rotation only");
        }
        return rotation.isAbsent()
                ? List.of(new Call.OfPerson(person.optionalText().orElse("")))
                : Collections.nCopies(often, new Call.OfRotation(rotation.text(), called));
    }
}
