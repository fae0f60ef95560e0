package io.bridgekeeper.paging.account;

import io.bridgekeeper.contracts.access.v1.PersonAccountChanged;
import io.bridgekeeper.outbox.InboxFlow;
import io.bridgekeeper.outbox.IncomingEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What access-service tells of people's accounts. */
@ApplicationScoped
class AccountInbox {

    private final InboxFlow inbox;
    private final AccountRepository accounts;
    private final AccountTimer timer;

    AccountInbox(InboxFlow inbox, AccountRepository accounts, AccountTimer timer) {
        this.inbox = inbox;
        this.accounts = accounts;
        this.timer = timer;
    }

    @Incoming("accounts")
    Uni<Void> receive(KafkaRecordBatch<String, byte[]> batch) {
        return inbox.receive(batch, this::work).invoke(timer::wakeFor).replaceWithVoid();
    }

    private Optional<InboxFlow.Work> work(IncomingEvent event) {
        return switch (event.data()) {
            case PersonAccountChanged changed -> {
                AccountState state = AccountState.of(changed.state());
                yield Optional.of(session -> accounts.keep(session, changed.personId(), state, changed.checkedAt()));
            }
            default -> Optional.empty();
        };
    }
}
