package io.bridgekeeper.access.rehearsal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** How many are not ready, and why, as this replica last read it from the table. */
@ApplicationScoped
class MeasuringFlow {

    private final MeterRegistry metrics;
    private final AtomicInteger notReady;
    private final Map<Reason.Kind, AtomicInteger> byReason = new EnumMap<>(Reason.Kind.class);

    MeasuringFlow(MeterRegistry metrics) {
        this.metrics = metrics;
        this.notReady = metrics.gauge("access.readiness.not.ready", new AtomicInteger());
        for (Reason.Kind kind : Reason.Kind.values()) {
            byReason.put(
                    kind,
                    metrics.gauge(
                            "access.readiness.reason", List.of(Tag.of("reason", kind.slug())), new AtomicInteger()));
        }
    }

    /** @param kinds of each person × system that is not ready, with spaces between them */
    void show(List<String> kinds) {
        notReady.set(kinds.size());
        List<Set<String>> each =
                kinds.stream().map(text -> Set.of(text.split(" "))).toList();
        byReason.forEach((kind, count) -> count.set(
                (int) each.stream().filter(some -> some.contains(kind.slug())).count()));
    }

    /** @param outcome {@code ready}, {@code not-ready}, {@code not-covered} or {@code failed} */
    void count(String outcome) {
        metrics.counter("access.rehearsal.done", "outcome", outcome).increment();
    }
}
