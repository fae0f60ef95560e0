package io.bridgekeeper.gateway.format.kubernetesevent;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.JsonFormat;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads events of Kubernetes as exporters post them: one object of {@code core/v1} or {@code events.k8s.io/v1}, a bare
 * list of them, or a list object with {@code items}.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>.
 */
public final class KubernetesEventFormat implements JsonFormat {

    /** More than any exporter puts into one body of 1 MiB. */
    static final int MOST_EVENTS = 5_000;

    @Override
    public String name() {
        return "kubernetes-event";
    }

    @Override
    public Reading read(Json body, Sent sent) {
        if (body instanceof Json.Items(List<Json> events)) {
            return read(events, "");
        }
        if (body instanceof Json.Struct list && list.get("items") instanceof Json.Items(List<Json> events)) {
            return read(events, "items");
        }
        Shape shape = new Shape();
        Unread unread = new Unread();
        Optional<Signal> signal = KubernetesEvent.read(body, "", shape, unread);
        return signal.isPresent() ? new Reading.Signals(List.of(signal.get()), unread.paths()) : shape.unreadable();
    }

    private static Reading read(List<Json> events, String path) {
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            return Reading.Unreadable.because(path, "must hold 1 to " + MOST_EVENTS + " events");
        }
        Shape shape = new Shape();
        Unread unread = new Unread();
        List<Signal> signals = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            KubernetesEvent.read(events.get(i), path + "[" + i + "]", shape, unread)
                    .ifPresent(signals::add);
        }
        return shape.fits() ? new Reading.Signals(signals, unread.paths()) : shape.unreadable();
    }
}
