package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Claims a due message, sends it over one of the person's ways, and notes what became of it. */
@ApplicationScoped
class MessageFlow {

    private static final Logger LOG = Logger.getLogger(MessageFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final MessageRepository messages;
    private final ReachFlow reaches;
    private final Map<String, Notifier> notifiers;
    private final AnswerLinkMapper links;
    private final NotifyConfig config;
    private final RetryPlan plan;
    private final Clock clock;

    MessageFlow(
            Mutiny.SessionFactory sessions,
            MessageRepository messages,
            ReachFlow reaches,
            @Any Instance<Notifier> notifiers,
            AnswerLinkMapper links,
            NotifyConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.messages = messages;
        this.reaches = reaches;
        this.notifiers = notifiers.stream().collect(Collectors.toMap(Notifier::channel, Function.identity()));
        this.links = links;
        this.config = config;
        this.plan = new RetryPlan(config.tries(), config.firstPause(), config.longestWait());
        this.clock = clock;
    }

    /** @return how many were sent, tried or put off: 1, or 0 where none is due */
    Uni<Integer> sendNext() {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> messages.due(session, now)
                        .chain(found -> found.map(row -> reaches.of(session, row.personId, now)
                                        .map(reach -> begin(row, row.urgent ? reach.atOnce(now) : reach, now)))
                                .orElseGet(() -> Uni.createFrom().item(new Begun.Nothing()))))
                .chain(begun -> switch (begun) {
                    case Begun.Attempt(Message message, MessagePlan.Progress progress) ->
                        send(message, progress).replaceWith(1);
                    case Begun.Settled() -> Uni.createFrom().item(1);
                    case Begun.Nothing() -> Uni.createFrom().item(0);
                });
    }

    /** What became of looking for a message that is due. */
    private sealed interface Begun {

        /** @param progress with this attempt */
        record Attempt(Message message, MessagePlan.Progress progress) implements Begun {}

        /** There was one, and it does not go out now. */
        record Settled() implements Begun {}

        record Nothing() implements Begun {}
    }

    private Begun begin(MessageRow row, Reach reach, Instant now) {
        return switch (MessagePlan.start(MessageMapper.progress(row), reach, now)) {
            case MessagePlan.Start.Send send -> {
                MessageMapper.begin(row, send);
                row.nextAttemptAt = now.plus(config.lease());
                yield new Begun.Attempt(message(row, send), MessageMapper.progress(row));
            }
            case MessagePlan.Start.Wait(Instant until) -> {
                row.nextAttemptAt = until;
                yield new Begun.Settled();
            }
            case MessagePlan.Start.NoWayLeft() -> {
                LOG.warnf("Message %s to %s is given up: no contact is left", row.id, row.personId);
                row.state = "failed-permanent";
                row.nextAttemptAt = null;
                row.error = Optional.ofNullable(row.error).orElse("the person has no contact");
                yield new Begun.Settled();
            }
        };
    }

    private Uni<Void> send(Message message, MessagePlan.Progress progress) {
        Context own = Vertx.currentContext();
        return Optional.ofNullable(notifiers.get(message.channel()))
                .map(notifier -> notifier.tell(message))
                .orElseGet(
                        () -> Uni.createFrom().item(new Delivery.PermanentFailure("there is no such channel any more")))
                // A channel answers on a thread of its own choosing.
                .emitOn(work -> own.runOnContext(x -> work.run()))
                .chain(delivery -> note(message, progress, delivery));
    }

    private Uni<Void> note(Message message, MessagePlan.Progress progress, Delivery delivery) {
        Instant now = clock.instant();
        RetryPlan.Next next = plan.after(delivery, message.attempts(), now);
        return switch (next) {
            case RetryPlan.Next.Done() ->
                sessions.withTransaction((session, tx) ->
                        messages.sent(session, message.id(), now).chain(() -> reaches.reached(session, message, now)));
            case RetryPlan.Next.TryAgain(Instant at, String reason) -> {
                LOG.infof("Message %s over %s is tried again: %s", message.id(), message.channel(), reason);
                MessagePlan.Try after = MessagePlan.after(progress, next, now);
                yield sessions.withTransaction(
                                (session, tx) -> messages.failed(session, message.id(), progress, after, reason))
                        .replaceWithVoid();
            }
            case RetryPlan.Next.GiveUp(String reason, boolean isGone) -> {
                LOG.infof("Message %s over %s is given up there: %s", message.id(), message.channel(), reason);
                MessagePlan.Try after = MessagePlan.after(progress, next, now);
                yield sessions.withTransaction(
                        (session, tx) -> messages.failed(session, message.id(), progress, after, reason)
                                .chain(counted -> counted
                                        ? reaches.failed(session, message, reason, isGone, now)
                                        : Uni.createFrom().voidItem()));
            }
        };
    }

    private Message message(MessageRow row, MessagePlan.Start.Send send) {
        return new Message(
                row.id,
                row.personId,
                send.way().channel(),
                send.way().target(),
                send.attempts(),
                new MessageText(row.about, row.subject, row.text, links.url(row.path, row.personId)));
    }
}
