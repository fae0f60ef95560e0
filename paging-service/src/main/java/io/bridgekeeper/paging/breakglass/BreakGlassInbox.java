package io.bridgekeeper.paging.breakglass;

import io.bridgekeeper.contracts.access.v1.BreakGlassUsed;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.bridgekeeper.paging.notify.MessageRepository;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** What access-service tells of break-glass. Quiet hours do not hold it back: it lasts minutes. */
@ApplicationScoped
class BreakGlassInbox {

    private static final Logger LOG = Logger.getLogger(BreakGlassInbox.class);

    private final InboxFlow inbox;
    private final MessageRepository messages;
    private final Clock clock;
    private final Supplier<UUID> ids;

    BreakGlassInbox(InboxFlow inbox, MessageRepository messages, Clock clock, Supplier<UUID> ids) {
        this.inbox = inbox;
        this.messages = messages;
        this.clock = clock;
        this.ids = ids;
    }

    @Incoming("break-glass")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receive(batch, this::work).replaceWithVoid();
    }

    private Optional<InboxFlow.Work> work(IncomingEvent event) {
        return switch (event.data()) {
            case BreakGlassUsed used -> {
                // Who took it needs not be told, and whoever is not known cannot be.
                if (used.ownerId() == null || used.ownerId().equalsIgnoreCase(used.personId())) {
                    LOG.warnf("Break-glass of %s by %s: no other owner to tell", used.systemId(), used.personId());
                    yield Optional.empty();
                }
                yield Optional.of(session -> messages.queueUrgent(
                        session,
                        ids.get(),
                        used.ownerId(),
                        BreakGlassText.of(
                                used.personId(),
                                used.systemId(),
                                used.profileId(),
                                used.reason(),
                                Duration.between(used.usedAt(), used.endsBy())),
                        clock.instant()));
            }
            default -> Optional.empty();
        };
    }
}
