package io.bridgekeeper.paging.notify;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.paging.incident.IncidentRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts off notices whose provider does not answer, and looks whether their people can be told over another contact. */
@ApplicationScoped
class PutOffFlow {

    private static final int AT_ONCE = 50;

    private final Mutiny.SessionFactory sessions;
    private final PutOffRepository notices;
    private final IncidentRepository incidents;
    private final ContactFlow contacts;
    private final Clock clock;
    private final MeterRegistry metrics;

    PutOffFlow(
            Mutiny.SessionFactory sessions,
            PutOffRepository notices,
            IncidentRepository incidents,
            ContactFlow contacts,
            Clock clock,
            MeterRegistry metrics) {
        this.sessions = sessions;
        this.notices = notices;
        this.incidents = incidents;
        this.contacts = contacts;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Puts off what is due of a channel to providers that are left alone.
     *
     * @param moreDue called when further notices may be due, of whichever channel
     * @return how many people were looked after; 0 where no more wait
     */
    Uni<Integer> putOff(Outlet outlet, Runnable moreDue) {
        Instant now = clock.instant();
        Map<String, Instant> left = outlet.breakers().left(now);
        if (left.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return notices.putOff(outlet.channel(), left, now, AT_ONCE)
                .chain(put -> InTurnFlow.each(put, this::lookFurther)
                        .invoke(put.isEmpty() ? () -> {} : moreDue)
                        .replaceWith(put.size()));
    }

    private Uni<Void> lookFurther(NoticeContact contact) {
        return sessions.withTransaction((session, tx) -> incidents
                .lock(session, contact.incidentId())
                .chain(() -> waits(session, contact, PutOffRepository.REASON)));
    }

    /**
     * @param session in a transaction that holds the lock of the notice's incident, and in which it is to be tried again
     * @param reason  in words
     */
    Uni<Void> waits(Mutiny.Session session, NoticeContact contact, String reason) {
        return notices.mark(session, contact.noticeId(), clock.instant()).chain(counted -> {
            if (!counted) {
                return Uni.createFrom().voidItem();
            }
            metrics.counter("paging_notice_put_off", "channel", contact.channel())
                    .increment();
            return contacts.contactWaits(session, contact, reason);
        });
    }

    /** Its provider is back. */
    Uni<Void> bringBack(Outlet outlet, String provider) {
        return notices.bringBack(outlet.channel(), provider, clock.instant());
    }
}
