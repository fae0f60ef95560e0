package io.bridgekeeper.paging.contact;

import io.bridgekeeper.paging.notify.MessageReceiptFlow;
import io.bridgekeeper.paging.notify.Receipt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Notes whether codes and tests have arrived, and so whether their methods work. */
@ApplicationScoped
class TrialReceiptFlow implements MessageReceiptFlow {

    private final TrialRepository trials;
    private final ContactRepository contacts;

    TrialReceiptFlow(TrialRepository trials, ContactRepository contacts) {
        this.trials = trials;
        this.contacts = contacts;
    }

    @Override
    public Uni<Void> heard(Mutiny.Session session, UUID messageId, Receipt receipt, Instant now) {
        return switch (receipt) {
            case Receipt.Arrived() ->
                trials.arrived(session, messageId, now)
                        .chain(found -> found.map(method -> contacts.noteDelivered(session, method, now))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
            // A code that did not arrive says nothing yet of a method that nobody relies on.
            case Receipt.Failed(String reason) ->
                trials.failed(session, messageId, reason, now)
                        .chain(found -> found.map(method -> contacts.isVerified(session, method)
                                        .chain(verified -> contacts.noteFailed(session, method, reason, verified, now)))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
        };
    }
}
