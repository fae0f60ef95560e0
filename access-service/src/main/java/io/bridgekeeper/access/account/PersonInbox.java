package io.bridgekeeper.access.account;

import io.bridgekeeper.contracts.paging.v1.PersonPublished;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What paging-service tells of people.
 *
 * <p>A consumer group of its own: the one that reads systems was past the people before anybody here wanted to know.
 */
@ApplicationScoped
class PersonInbox {

    private final InboxFlow inbox;
    private final AccountFlow accounts;

    PersonInbox(InboxFlow inbox, AccountFlow accounts) {
        this.inbox = inbox;
        this.accounts = accounts;
    }

    @Incoming("people")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receive(batch, this::work).replaceWithVoid();
    }

    private Optional<InboxFlow.Work> work(IncomingEvent event) {
        return switch (event.data()) {
            case PersonPublished person ->
                Optional.of(
                        session -> accounts.hear(session, person.personId(), person.retired(), person.publishedAt()));
            default -> Optional.empty();
        };
    }
}
