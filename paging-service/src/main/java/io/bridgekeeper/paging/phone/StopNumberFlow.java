package io.bridgekeeper.paging.phone;

import io.bridgekeeper.paging.contact.NumberRepository;
import io.bridgekeeper.paging.notify.twilio.StopFlow;
import io.bridgekeeper.paging.notify.twilio.StoppedRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Keeps numbers from what they have had enough of, and shows it where people look at their contact methods. */
@ApplicationScoped
class StopNumberFlow {

    static final Set<String> TEXTS = Set.of("sms");
    static final Set<String> CALLS = Set.of("voice");
    static final Set<String> BOTH = Set.of("sms", "voice");

    private static final Logger LOG = Logger.getLogger(StopNumberFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final StoppedRepository stopped;
    private final NumberRepository numbers;
    private final HeardRepository heard;
    private final Clock clock;

    StopNumberFlow(
            Mutiny.SessionFactory sessions,
            StoppedRepository stopped,
            NumberRepository numbers,
            HeardRepository heard,
            Clock clock) {
        this.heard = heard;
        this.sessions = sessions;
        this.stopped = stopped;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @param heardAs as in {@link HeardRepository#hear}; what was heard before changes nothing */
    Uni<Void> stop(Set<String> channels, String number, String heardAs) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> heard.hear(session, heardAs, now)
                        .call(isNew -> isNew
                                ? stopped.stop(session, channels, number, now)
                                        .chain(() -> numbers.stopped(session, channels, number, StopFlow.REASON, now))
                                : Uni.createFrom().voidItem()))
                .invoke(isNew -> {
                    if (isNew) {
                        LOG.infof("A number has said STOP to %s", String.join(" and ", channels));
                    }
                })
                .replaceWithVoid();
    }

    /** What came of a START. */
    enum Started {
        /** It had said STOP. */
        AGAIN,
        /** It had not. */
        NOTHING_STOPPED,
        /** Heard before; nothing has changed. */
        HEARD_BEFORE
    }

    /** @param heardAs as in {@link HeardRepository#hear}; what was heard before changes nothing */
    Uni<Started> start(Set<String> channels, String number, String heardAs) {
        return sessions.withTransaction((session, tx) -> heard.hear(session, heardAs, clock.instant())
                .chain(isNew -> isNew
                        ? stopped.start(session, channels, number)
                                .call(had -> had
                                        ? numbers.started(session, channels, number, StopFlow.REASON)
                                        : Uni.createFrom().voidItem())
                                .map(had -> had ? Started.AGAIN : Started.NOTHING_STOPPED)
                        : Uni.createFrom().item(Started.HEARD_BEFORE)));
    }

    Uni<Boolean> isStopped(String channel, String number) {
        return stopped.isStopped(channel, number);
    }
}
