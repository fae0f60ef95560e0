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
    private final Clock clock;

    StopNumberFlow(Mutiny.SessionFactory sessions, StoppedRepository stopped, NumberRepository numbers, Clock clock) {
        this.sessions = sessions;
        this.stopped = stopped;
        this.numbers = numbers;
        this.clock = clock;
    }

    Uni<Void> stop(Set<String> channels, String number) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> stopped.stop(session, channels, number, now)
                        .chain(() -> numbers.stopped(session, channels, number, StopFlow.REASON, now)))
                .invoke(() -> LOG.infof("A number has said STOP to %s", String.join(" and ", channels)));
    }

    /** @return whether it had said STOP */
    Uni<Boolean> start(Set<String> channels, String number) {
        return sessions.withTransaction((session, tx) -> stopped.start(session, channels, number)
                .call(had -> had
                        ? numbers.started(session, channels, number, StopFlow.REASON)
                        : Uni.createFrom().voidItem()));
    }

    Uni<Boolean> isStopped(String channel, String number) {
        return stopped.isStopped(channel, number);
    }
}
