package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.bridgekeeper.gateway.signal.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a sender is told of a body that was read. */
public sealed interface HookAnswer {

    /** The signals are kept. */
    record Accepted(List<AcceptedSignal> signals) implements HookAnswer {
        static Accepted of(List<ReceivedSignal> kept) {
            return new Accepted(kept.stream()
                    .map(signal -> new AcceptedSignal(
                            signal.id(),
                            signal.dedupKey(),
                            signal.signal().state().text()))
                    .toList());
        }
    }

    /**
     * Nothing is kept; this is what would have been.
     *
     * @param unread members that no signal carries, by their paths; where there is no signal, why
     */
    record DryRun(List<TriedSignal> signals, List<String> unread) implements HookAnswer {
        public static DryRun of(Reading.Signals reading) {
            return new DryRun(reading.signals().stream().map(TriedSignal::of).toList(), reading.unread());
        }

        /** Somebody is wiring up a tool: to be told why is what they asked for, and no fault of theirs. */
        public static DryRun ofUnreadable(List<Fault> faults) {
            return new DryRun(
                    List.of(),
                    faults.stream()
                            .map(fault ->
                                    fault.path().isEmpty() ? fault.message() : fault.path() + ": " + fault.message())
                            .toList());
        }

        public static DryRun ofNothing(String why) {
            return new DryRun(List.of(), List.of(why));
        }
    }

    /** One signal that is kept. */
    record AcceptedSignal(UUID signalId, String dedupKey, String state) {}

    /**
     * One signal as it was read.
     *
     * @param dedupKey null where the sender gives none; the signal then stands for itself
     */
    record TriedSignal(
            String state,
            String dedupKey,
            String title,
            String severity,
            Instant startsAt,
            List<Signal.Link> links,
            Map<String, String> labels) {
        static TriedSignal of(Signal signal) {
            return new TriedSignal(
                    signal.state().text(),
                    signal.dedupKey(),
                    signal.title(),
                    signal.severity(),
                    signal.startsAt(),
                    signal.links(),
                    signal.labels());
        }
    }
}
