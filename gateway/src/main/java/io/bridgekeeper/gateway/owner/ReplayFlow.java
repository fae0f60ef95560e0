package io.bridgekeeper.gateway.owner;

import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Parser;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.mapping.MappedFormat;
import io.bridgekeeper.gateway.format.mapping.Mapping;
import io.bridgekeeper.gateway.format.mapping.ReadMapping;
import io.bridgekeeper.gateway.integration.IntegrationMappings;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.proxy.DetourFlow;
import io.bridgekeeper.gateway.rawevent.DeadLetterClient;
import io.bridgekeeper.gateway.signal.Delivery;
import io.bridgekeeper.gateway.signal.ReceivedSignal;
import io.bridgekeeper.gateway.signal.SignalFlow;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reads a dead letter anew, with the format and the mapping of now, and hands its signals on.
 *
 * <p>The signals are kept first and the replay is noted after: where that fails in between, a further replay hands the same
 * signals on under the same ids, which adds nothing.
 */
@ApplicationScoped
class ReplayFlow implements DetourFlow {

    private static final Parser PARSER = new BodyMapper();
    private static final Duration LATER = Duration.ofSeconds(5);

    private final OwnerFlow owners;
    private final SignalFlow signals;
    private final DeadLetterClient letters;
    private final Map<String, Format> formats;
    private final Vertx vertx;
    private final Clock clock;

    ReplayFlow(
            OwnerFlow owners,
            SignalFlow signals,
            @RestClient DeadLetterClient letters,
            List<Format> formats,
            Vertx vertx,
            Clock clock) {
        this.owners = owners;
        this.signals = signals;
        this.letters = letters;
        this.formats = formats.stream().collect(Collectors.toMap(Format::name, Function.identity()));
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * What became of a replay.
     *
     * @param outcome   {@code read}, or {@code nothing}: it tells of no problem
     * @param signalIds of the signals that are kept
     * @param before    whether an earlier replay has done it already
     */
    record Replayed(UUID deadLetterId, String outcome, List<UUID> signalIds, boolean before) {}

    @Override
    public boolean wants(HttpMethod method, String path) {
        return method.equals(HttpMethod.POST) && OwnerPath.replay(path).isPresent();
    }

    @Override
    public void take(RoutingContext exchange, SecurityIdentity caller, byte[] body, Runnable passOn) {
        OwnerPath path = OwnerPath.replay(exchange.request().path()).orElseThrow();
        String by = caller.getPrincipal().getName();
        owners.ask(exchange, path.integration() + "/dead-letters/" + path.deadLetterId(), json -> {
            KeptEvent letter = KeptEventMapper.event(json);
            if (letter.replay().isPresent()) {
                KeptEvent.Was was = letter.replay().get();
                owners.answer(exchange, new Replayed(letter.id(), was.outcome(), was.signalIds(), true));
            } else {
                format(exchange, path, letter, format -> read(exchange, path, letter, format, by));
            }
        });
    }

    /** The mapping as the database has it: a moment after it was saved, what was told of it may not have come yet. */
    private void format(RoutingContext exchange, OwnerPath path, KeptEvent letter, Consumer<Format> then) {
        Optional<Format> usual = Optional.ofNullable(formats.get(letter.format()));
        if (usual.isEmpty()) {
            stillUnreadable(exchange, List.of(new Fault("", "is of a format that is not known any more")));
        } else if (IntegrationMappings.isGeneric(letter.format())) {
            owners.askForWhatMayBe(exchange, path.integration() + "/mapping", json -> {
                if (json == null) {
                    then.accept(usual.get());
                    return;
                }
                switch (MappingFlow.read(KeptEventMapper.mapping(json))) {
                    case ReadMapping.Usable(Mapping mapping) -> then.accept(new MappedFormat(letter.format(), mapping));
                    case ReadMapping.Faulty(List<Fault> faults) -> stillUnreadable(exchange, faults);
                }
            });
        } else {
            then.accept(usual.get());
        }
    }

    private void read(RoutingContext exchange, OwnerPath path, KeptEvent letter, Format format, String by) {
        vertx.executeBlocking(() -> letter.read(format, PARSER), false)
                .onSuccess(reading -> owners.guarded(exchange, () -> {
                    switch (reading) {
                        case Reading.Unreadable(List<Fault> faults) -> stillUnreadable(exchange, faults);
                        case Reading.Nothing ignored -> note(exchange, path, by, "nothing", List.of());
                        case Reading.Signals read -> keep(exchange, path, letter, read, by);
                    }
                }))
                .onFailure(failure -> owners.broken(exchange, failure));
    }

    private void keep(RoutingContext exchange, OwnerPath path, KeptEvent letter, Reading.Signals read, String by) {
        List<ReceivedSignal> received = Replay.signals(
                path.integrationId(), letter, read, clock.instant().truncatedTo(ChronoUnit.MICROS));
        inContext(exchange, signals.keep(received), delivery -> {
            switch (delivery) {
                case Delivery.Kept ignored ->
                    note(
                            exchange,
                            path,
                            by,
                            "read",
                            received.stream().map(ReceivedSignal::id).toList());
                case Delivery.NotKept ignored ->
                    owners.refuse(exchange, Problem.of(ProblemType.NOT_KEPT).retryAfter(LATER));
            }
        });
    }

    private void note(RoutingContext exchange, OwnerPath path, String by, String outcome, List<UUID> signalIds) {
        var replayed = new DeadLetterClient.Replayed(path.integrationId(), path.deadLetterId(), by, outcome, signalIds);
        inContext(
                exchange,
                letters.replayed(replayed).replaceWith(true),
                noted -> owners.answer(exchange, new Replayed(path.deadLetterId(), outcome, signalIds, false)));
    }

    private void stillUnreadable(RoutingContext exchange, List<Fault> faults) {
        owners.refuse(exchange, Problem.of(ProblemType.STILL_UNREADABLE).with("errors", faults));
    }

    private <T> void inContext(RoutingContext exchange, Uni<T> work, Consumer<T> then) {
        Context context = Vertx.currentContext();
        work.subscribe()
                .with(
                        done -> context.runOnContext(back -> owners.guarded(exchange, () -> then.accept(done))),
                        failure -> context.runOnContext(back -> owners.away(exchange, failure)));
    }
}
