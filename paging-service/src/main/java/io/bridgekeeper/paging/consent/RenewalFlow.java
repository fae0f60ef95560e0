package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.notify.MessageRepository;
import io.bridgekeeper.paging.notify.MessageTimer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks people to renew what ends soon, each of them once an ending. */
@ApplicationScoped
class RenewalFlow {

    private final Mutiny.SessionFactory sessions;
    private final ConsentRepository consents;
    private final MessageRepository messages;
    private final MessageTimer sender;
    private final Clock clock;
    private final Supplier<UUID> ids;

    RenewalFlow(
            Mutiny.SessionFactory sessions,
            ConsentRepository consents,
            MessageRepository messages,
            MessageTimer sender,
            Clock clock,
            Supplier<UUID> ids) {
        this.sessions = sessions;
        this.consents = consents;
        this.messages = messages;
        this.sender = sender;
        this.clock = clock;
        this.ids = ids;
    }

    /** That somebody was asked and the message to them commit together: nobody is asked twice, nobody is forgotten. */
    Uni<Integer> askDue(int limit) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> consents.claimToAsk(session, now, limit)
                        .chain(due -> consents.of(session, people(due), now)
                                .chain(answers -> ask(session, due, answers, now))
                                .replaceWith(due.size())))
                .invoke(asked -> {
                    if (asked > 0) {
                        sender.wake();
                    }
                });
    }

    private Uni<Void> ask(Mutiny.Session session, List<Consent> due, List<Answer> answers, Instant now) {
        Uni<Void> asking = Uni.createFrom().voidItem();
        for (Consent consent : due) {
            boolean needed = now.isBefore(consent.range().until()) && consent.needsRenewal(answers);
            asking = asking.chain(
                    () -> consents.asked(session, consent.id(), needed ? Optional.of(now) : Optional.empty()));
            if (needed) {
                asking = asking.chain(
                        () -> messages.queue(session, ids.get(), consent.personId(), RenewalText.of(consent), now));
            }
        }
        return asking;
    }

    private static Collection<String> people(List<Consent> due) {
        return due.stream().map(Consent::personId).collect(Collectors.toSet());
    }
}
