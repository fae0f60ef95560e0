package io.bridgekeeper.gateway.format.cloudevents;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads CloudEvents 1.0 over HTTP in its three modes: structured, batched, and binary with its {@code ce-} headers.
 *
 * <p>The content type tells the mode. Where it says nothing of CloudEvents and no such header came either, the body does: a
 * list is a batch.
 *
 * <p>Source: <a
 * href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md">HTTP binding</a>.
 */
public final class CloudEventsFormat implements Format {

    /** More than any batch that a sender makes in one body of 1 MiB. */
    static final int MOST_EVENTS = 5_000;

    private static final String CLOUD_EVENTS = "application/cloudevents";

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public Reading read(Sent sent) {
        String type = sent.header("content-type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!type.startsWith(CLOUD_EVENTS)) {
            return BinaryMode.isOne(sent) ? binary(sent) : json(sent);
        }
        String kind = type.split(";", 2)[0].strip();
        return kind.equals(CLOUD_EVENTS + "+json") || kind.equals(CLOUD_EVENTS + "-batch+json")
                ? json(sent)
                : Reading.Unreadable.because("", "must be CloudEvents in JSON, or in binary mode");
    }

    private static Reading binary(Sent sent) {
        Shape shape = new Shape();
        Unread unread = new Unread();
        Optional<Signal> signal = BinaryMode.read(sent, shape, unread);
        return signal.isPresent() ? new Reading.Signals(List.of(signal.get()), unread.paths()) : shape.unreadable();
    }

    private static Reading json(Sent sent) {
        return switch (sent.json()) {
            case Body.Broken(Fault fault) -> Reading.Unreadable.because(fault);
            case Body.Tree(Json body)
            when body instanceof Json.Items(List<Json> events) ->
                events.isEmpty() || events.size() > MOST_EVENTS
                        ? Reading.Unreadable.because("", "must hold 1 to " + MOST_EVENTS + " events")
                        : structured(events, true, sent);
            case Body.Tree(Json body) -> structured(List.of(body), false, sent);
        };
    }

    private static Reading structured(List<Json> events, boolean batch, Sent sent) {
        Shape shape = new Shape();
        Unread unread = new Unread();
        List<Signal> signals = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            String path = batch ? "[" + i + "]" : "";
            StructuredMode.read(events.get(i), path, sent, shape, unread).ifPresent(signals::add);
        }
        return shape.fits() ? new Reading.Signals(signals, unread.paths()) : shape.unreadable();
    }
}
