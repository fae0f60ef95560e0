package io.bridgekeeper.paging.intake;

import io.bridgekeeper.outbox.Wanted;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.notify.NoticeTimer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes in what this service itself found out, the way that signals of others go. */
@ApplicationScoped
public class OwnSignalFlow {

    private final IntakeFlow intake;
    private final NoticeTimer notices;

    OwnSignalFlow(IntakeFlow intake, NoticeTimer notices) {
        this.intake = intake;
        this.notices = notices;
    }

    /** @param signals at least one; once each, for nobody knows repeats of them */
    public Uni<Void> take(Mutiny.Session session, List<OwnSignal> signals) {
        return intake.take(
                session,
                signals.stream()
                        .map(signal -> new Wanted<>(signal(signal), Optional.<String>empty()))
                        .toList());
    }

    /** Some were taken in: their notices leave without the wait for a poll. Call it after the commit. */
    public void taken() {
        notices.wake();
    }

    private static Signal signal(OwnSignal own) {
        return new Signal(
                own.sourceId(),
                own.fires() ? Signal.State.FIRING : Signal.State.RESOLVED,
                own.dedupKey(),
                Optional.empty(),
                own.title(),
                own.severity().name(),
                Optional.of(own.since()),
                own.at(),
                new Facts(own.labels(), own.evidence(), List.of()),
                Optional.empty(),
                own.callsFirst());
    }
}
