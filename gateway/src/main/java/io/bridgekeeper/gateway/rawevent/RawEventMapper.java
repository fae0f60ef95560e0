package io.bridgekeeper.gateway.rawevent;

import io.bridgekeeper.contracts.gateway.v1.RawEventReceived;
import io.bridgekeeper.gateway.format.Fault;
import java.util.List;
import java.util.UUID;

/** Turns our raw events into the contract's. */
final class RawEventMapper {

    private RawEventMapper() {}

    static RawEventReceived contract(RawEvent event) {
        return switch (event.became()) {
            case RawEvent.Became.Read(List<UUID> ids) -> contract(event, "read", ids, null, List.of());
            case RawEvent.Became.Nothing(String why) -> contract(event, "nothing", List.of(), why, List.of());
            case RawEvent.Became.Unreadable(List<Fault> faults) ->
                contract(event, "unreadable", List.of(), null, faults);
        };
    }

    private static RawEventReceived contract(
            RawEvent event, String outcome, List<UUID> signalIds, String why, List<Fault> faults) {
        return new RawEventReceived(
                event.integrationId(),
                event.format(),
                event.headers(),
                event.path(),
                event.query(),
                event.body(),
                event.bodyLength(),
                event.cut(),
                event.receivedAt(),
                outcome,
                signalIds,
                why,
                faults.stream()
                        .map(fault -> new RawEventReceived.Fault(fault.path(), fault.message()))
                        .toList());
    }
}
