package io.bridgekeeper.access.oncall;

import io.bridgekeeper.access.membership.UserName;
import io.bridgekeeper.contracts.paging.v1.OnCallPublished;
import io.bridgekeeper.contracts.paging.v1.RotationPublished;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What paging-service tells of who is on call. From here on people have the names of their accounts. */
@ApplicationScoped
class OnCallInbox {

    private final InboxFlow inbox;
    private final OnCallFlow onCall;

    OnCallInbox(InboxFlow inbox, OnCallFlow onCall) {
        this.inbox = inbox;
        this.onCall = onCall;
    }

    @Incoming("on-call")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receiveJointly(batch, OnCallInbox::told, onCall::take).replaceWithVoid();
    }

    private static Optional<Told> told(IncomingEvent event) {
        return switch (event.data()) {
            case OnCallPublished system ->
                Optional.of(new Told.Duties(
                        system.systemId(),
                        system.retired()
                                ? List.of()
                                : system.duties().stream()
                                        .map(duty -> duty(system.systemId(), duty))
                                        .toList(),
                        system.publishedAt()));
            case RotationPublished rotation ->
                Optional.of(new Told.Members(
                        rotation.rotationId(),
                        rotation.retired()
                                ? Set.of()
                                : rotation.members().stream().map(UserName::of).collect(Collectors.toSet()),
                        rotation.retired(),
                        rotation.publishedAt()));
            default -> Optional.empty();
        };
    }

    private static Duty duty(String systemId, OnCallPublished.Duty duty) {
        return new Duty(
                systemId,
                UserName.of(duty.personId()),
                Optional.ofNullable(duty.areaId()),
                Optional.ofNullable(duty.rotationId()),
                duty.from(),
                duty.until());
    }
}
