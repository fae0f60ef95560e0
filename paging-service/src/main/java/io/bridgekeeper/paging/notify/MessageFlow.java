package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.catalog.CatalogFlow;
import io.bridgekeeper.paging.catalog.Contact;
import io.bridgekeeper.paging.catalog.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Claims a due message, sends it over one of the person's contacts, and notes what became of it. */
@ApplicationScoped
class MessageFlow {

    private static final Logger LOG = Logger.getLogger(MessageFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final MessageRepository messages;
    private final CatalogFlow catalog;
    private final Map<String, Notifier> notifiers;
    private final NotifyConfig config;
    private final RetryPlan plan;
    private final Clock clock;

    MessageFlow(
            Mutiny.SessionFactory sessions,
            MessageRepository messages,
            CatalogFlow catalog,
            @Any Instance<Notifier> notifiers,
            NotifyConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.messages = messages;
        this.catalog = catalog;
        this.notifiers = notifiers.stream().collect(Collectors.toMap(Notifier::channel, Function.identity()));
        this.config = config;
        this.plan = new RetryPlan(config.tries(), config.firstPause());
        this.clock = clock;
    }

    /** @return how many were sent or tried: 1, or 0 where none is due */
    Uni<Integer> sendNext() {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) ->
                        messages.claim(session, now, now.plus(config.lease())).map(found -> found.map(this::message)))
                .chain(found -> found.map(message -> send(message).replaceWith(1))
                        .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Void> send(Message message) {
        Context own = Vertx.currentContext();
        return Optional.ofNullable(notifiers.get(message.channel()))
                .map(notifier -> notifier.tell(message))
                .orElseGet(
                        () -> Uni.createFrom().item(new Delivery.PermanentFailure("there is no such contact any more")))
                // A channel answers on a thread of its own choosing.
                .emitOn(work -> own.runOnContext(x -> work.run()))
                .chain(delivery -> note(message, delivery));
    }

    private Uni<Void> note(Message message, Delivery delivery) {
        Instant now = clock.instant();
        RetryPlan.Next next = plan.after(delivery, message.attempts(), now);
        return switch (next) {
            case RetryPlan.Next.Done() -> sessions.withSession(session -> messages.sent(session, message.id(), now));
            case RetryPlan.Next.TryAgain(Instant at, String reason) -> failed(message, next, reason, now);
            case RetryPlan.Next.GiveUp(String reason) -> failed(message, next, reason, now);
        };
    }

    private Uni<Void> failed(Message message, RetryPlan.Next next, String reason, Instant now) {
        LOG.infof("Message %s over %s failed: %s", message.id(), message.channel(), reason);
        var further =
                MessagePlan.after(message, next, contacts(message.personId()).size(), now);
        return sessions.withTransaction((session, tx) -> messages.failed(session, message, further, reason));
    }

    private Message message(MessageRow row) {
        List<Contact> contacts = contacts(row.personId);
        Optional<Contact> contact =
                row.contact < contacts.size() ? Optional.of(contacts.get(row.contact)) : Optional.empty();
        return new Message(
                row.id,
                row.personId,
                row.contact,
                contact.map(Contact::channel).orElse(""),
                contact.map(Contact::target).orElse(""),
                row.attempts,
                new MessageText(
                        row.about,
                        row.subject,
                        row.text,
                        config.publicUrl().resolve(row.path).toString()));
    }

    /** As of now: nobody is told over a contact that they have no more. */
    private List<Contact> contacts(String personId) {
        return Optional.ofNullable(catalog.current().people().get(personId))
                .map(Person::contacts)
                .orElse(List.of());
    }
}
