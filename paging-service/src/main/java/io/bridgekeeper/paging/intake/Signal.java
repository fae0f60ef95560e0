package io.bridgekeeper.paging.intake;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Grouping;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.incident.JoinKey;
import io.bridgekeeper.paging.incident.Problem;
import io.bridgekeeper.paging.incident.ProblemKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a monitoring tool sent about one problem.
 *
 * @param dedupKey identifies the problem within the integration
 * @param groupKey signals that share it belong to one incident, as the sender has it
 * @param severity in the sender's own words; null where it has none
 * @param receivedAt when the gateway took it
 * @param group    what it shares with others of its incident, where the catalog has another rule than the sender
 * @param callsFirst a person who is called before those whom the catalog has for it; it is grouped as the sender has it
 */
record Signal(
        UUID integrationId,
        State state,
        String dedupKey,
        Optional<String> groupKey,
        String title,
        String severity,
        Optional<Instant> startsAt,
        Instant receivedAt,
        Facts facts,
        Optional<JoinKey> group,
        Optional<String> callsFirst) {

    /** As the sender groups it, until {@link #groupedBy the catalog} is asked. */
    Signal(
            UUID integrationId,
            State state,
            String dedupKey,
            Optional<String> groupKey,
            String title,
            String severity,
            Optional<Instant> startsAt,
            Instant receivedAt,
            Facts facts) {
        this(
                integrationId,
                state,
                dedupKey,
                groupKey,
                title,
                severity,
                startsAt,
                receivedAt,
                facts,
                Optional.empty(),
                Optional.empty());
    }

    enum State {
        FIRING,
        ACKNOWLEDGED,
        RESOLVED,
        INFO
    }

    Problem problem() {
        return new Problem(integrationId, dedupKey);
    }

    ProblemKeys keys() {
        JoinKey join = join();
        return new ProblemKeys(integrationId, dedupKey, join.scope(), join.key());
    }

    /** The same, as its system's grouping has it. */
    Signal groupedBy(Catalog catalog) {
        // Its incident is that person's: others of the system would hide it from them.
        if (callsFirst.isPresent()) {
            return this;
        }
        return catalog.systemOf(facts.labels())
                .filter(system -> !system.grouping().equals(Grouping.BY_SENDER))
                .map(system -> grouped(
                        JoinKey.of(system.grouping(), system.id(), facts.labels(), integrationId, dedupKey, groupKey)))
                .orElse(this);
    }

    private Signal grouped(JoinKey key) {
        return new Signal(
                integrationId,
                state,
                dedupKey,
                groupKey,
                title,
                severity,
                startsAt,
                receivedAt,
                facts,
                Optional.of(key),
                callsFirst);
    }

    JoinKey join() {
        return group.orElseGet(() -> JoinKey.ofSender(integrationId, dedupKey, groupKey));
    }

    String joinKey() {
        return join().key();
    }
}
