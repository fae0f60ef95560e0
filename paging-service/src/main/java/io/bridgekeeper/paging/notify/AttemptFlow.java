package io.bridgekeeper.paging.notify;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes one attempt to tell a person something that is about no page, and waits for what becomes of it. */
@ApplicationScoped
public class AttemptFlow {

    private final Map<String, Notifier> notifiers;
    private final NotifyConfig config;

    AttemptFlow(@Any Instance<Notifier> notifiers, NotifyConfig config) {
        this.config = config;
        this.notifiers = notifiers.stream()
                .collect(Collectors.toMap(Notifier::channel, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    /** All over which people can be reached, in alphabetical order. */
    public Set<String> channels() {
        return notifiers.keySet();
    }

    /**
     * Why nothing can be sent to a target, as far as it shows without sending.
     *
     * @param channel one of {@link #channels}
     */
    public Optional<String> objection(String channel, String target) {
        return notifiers.get(channel).objection(target);
    }

    /**
     * @param text its {@code url} is a path of the platform
     * @return never a failure; told on the caller's own Vert.x context
     */
    public Uni<Delivery> tell(UUID id, String personId, String channel, String target, MessageText text) {
        Context own = Vertx.currentContext();
        String url = config.publicUrl().resolve(text.url()).toString();
        MessageText full = new MessageText(text.about(), text.subject(), text.text(), url);
        Message message = new Message(id, personId, channel, target, 1, full);
        return Optional.ofNullable(notifiers.get(message.channel()))
                .map(notifier -> notifier.tell(message))
                .orElseGet(
                        () -> Uni.createFrom().item(new Delivery.PermanentFailure("there is no such channel any more")))
                // A channel answers on a thread of its own choosing.
                .emitOn(work -> own.runOnContext(x -> work.run()));
    }
}
