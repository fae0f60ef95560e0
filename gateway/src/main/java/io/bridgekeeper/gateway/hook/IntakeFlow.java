package io.bridgekeeper.gateway.hook;

import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.rawevent.RawEvent;
import io.bridgekeeper.gateway.rawevent.RawEventFlow;
import io.bridgekeeper.gateway.signal.Delivery;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.bridgekeeper.gateway.signal.SignalFlow;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Gives the signals of one body their ids, keeps them and counts them, whichever way they came in. */
@ApplicationScoped
class IntakeFlow {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final SignalFlow signals;
    private final RawEventFlow raw;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Supplier<UUID> ids;

    IntakeFlow(
            SignalFlow signals,
            RawEventFlow raw,
            List<Format> formats,
            MeterRegistry metrics,
            Clock clock,
            Supplier<UUID> ids) {
        this.signals = signals;
        this.raw = raw;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
        for (Format format : formats) {
            for (Delivery.Way way : Delivery.Way.values()) {
                accepted(format, way, 0);
            }
        }
    }

    /** What the sender is to be told. */
    sealed interface Outcome {

        /** Every signal is kept. */
        record Kept(List<ReceivedSignal> signals) implements Outcome {}

        /** The sender must come again. */
        record NotKept(Problem problem) implements Outcome {}
    }

    /** @param then in the exchange's context, once; where something broke, the exchange's failure handler instead */
    void keep(
            RoutingContext exchange,
            Format format,
            UUID integrationId,
            Sent sent,
            Reading.Signals reading,
            Consumer<Outcome> then) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ReceivedSignal> received = reading.signals().stream()
                .map(signal -> new ReceivedSignal(ids.get(), integrationId, format.name(), now, signal))
                .toList();
        Context context = Vertx.currentContext();
        signals.keep(received)
                .subscribe()
                .with(
                        delivery -> context.runOnContext(back -> {
                            then.accept(outcome(format, received, delivery));
                            if (delivery instanceof Delivery.Kept) {
                                raw.told(integrationId, format, sent, read(received));
                            }
                        }),
                        failure -> context.runOnContext(back -> exchange.fail(failure)));
    }

    private static RawEvent.Became read(List<ReceivedSignal> received) {
        return new RawEvent.Became.Read(
                received.stream().map(ReceivedSignal::id).toList());
    }

    /** Notes a body that was understood and tells of no problem; after its answer. */
    void nothing(Format format, UUID integrationId, Sent sent, String why) {
        raw.told(integrationId, format, sent, new RawEvent.Became.Nothing(why));
    }

    /**
     * Keeps a body that cannot be read as a dead letter.
     *
     * @param refuse what the sender is told where it is kept, and what where it must come again; in the exchange's context,
     *     one of them, once
     */
    void unreadable(
            RoutingContext exchange,
            Format format,
            UUID integrationId,
            Sent sent,
            List<Fault> faults,
            Runnable refuse,
            Consumer<Problem> again) {
        Context context = Vertx.currentContext();
        raw.deadLetter(integrationId, format, sent, faults)
                .subscribe()
                .with(
                        kept -> context.runOnContext(back -> {
                            if (kept) {
                                refuse.run();
                            } else {
                                again.accept(Problem.of(ProblemType.NOT_KEPT).retryAfter(LATER));
                            }
                        }),
                        failure -> context.runOnContext(back -> exchange.fail(failure)));
    }

    private Outcome outcome(Format format, List<ReceivedSignal> received, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Kept(Delivery.Way way) -> {
                accepted(format, way, received.size());
                yield new Outcome.Kept(received);
            }
            case Delivery.NotKept ignored ->
                new Outcome.NotKept(Problem.of(ProblemType.NOT_KEPT).retryAfter(LATER));
        };
    }

    private void accepted(Format format, Delivery.Way way, int count) {
        metrics.counter(
                        "gateway.signal.accepted",
                        "format",
                        format.name(),
                        "way",
                        way.name().toLowerCase(Locale.ROOT))
                .increment(count);
    }
}
