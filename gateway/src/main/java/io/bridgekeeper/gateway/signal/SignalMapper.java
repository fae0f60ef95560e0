package io.bridgekeeper.gateway.signal;

import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import java.util.List;

/** Turns our signals into the contract's. */
final class SignalMapper {

    private SignalMapper() {}

    static SignalReceived contract(ReceivedSignal received) {
        Signal signal = received.signal();
        List<SignalReceived.Link> links = signal.links().stream()
                .map(link -> new SignalReceived.Link(link.text(), link.href()))
                .toList();
        return new SignalReceived(
                received.integrationId(),
                received.format(),
                signal.state().text(),
                received.dedupKey(),
                signal.groupKey(),
                signal.title(),
                signal.severity(),
                signal.startsAt(),
                received.receivedAt(),
                signal.labels(),
                links,
                signal.evidence());
    }

    static PagingClient.Signals direct(List<ReceivedSignal> signals) {
        return new PagingClient.Signals(signals.stream()
                .map(signal -> new PagingClient.Item(signal.id(), signal.key(), signal.receivedAt(), contract(signal)))
                .toList());
    }
}
