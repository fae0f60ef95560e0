package io.bridgekeeper.paging.notify;

import io.bridgekeeper.paging.incident.IncidentRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Notes what is heard of notices after they were sent, and goes on where nothing is.
 *
 * <p>Where both are heard of one notice, in whichever order, it has arrived: a device that has it, has it.
 */
@ApplicationScoped
public class ReceiptFlow {

    private static final Logger LOG = Logger.getLogger(ReceiptFlow.class);

    private final Mutiny.SessionFactory sessions;
    private final ReceiptRepository receipts;
    private final IncidentRepository incidents;
    private final ContactFlow contacts;
    private final MessageReceiptFlow messages;
    private final NoticeTimer timer;
    private final Map<String, Duration> within;
    private final Clock clock;
    private final MeterRegistry metrics;

    ReceiptFlow(
            Mutiny.SessionFactory sessions,
            ReceiptRepository receipts,
            IncidentRepository incidents,
            ContactFlow contacts,
            MessageReceiptFlow messages,
            NoticeTimer timer,
            @Any Instance<Notifier> notifiers,
            Clock clock,
            MeterRegistry metrics) {
        this.sessions = sessions;
        this.receipts = receipts;
        this.incidents = incidents;
        this.contacts = contacts;
        this.messages = messages;
        this.timer = timer;
        this.within = notifiers.stream()
                .filter(notifier -> notifier.receiptWithin().isPresent())
                .collect(Collectors.toMap(
                        Notifier::channel, notifier -> notifier.receiptWithin().orElseThrow()));
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Notes it, of a notice or of a message; harmless when it comes twice, late, out of order, or for one that nobody knows.
     *
     * @return fails only where it could not be noted, and may be noted again
     */
    public Uni<Void> note(UUID noticeId, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Arrived() -> arrived(noticeId);
            case Receipt.Failed(String reason) -> failed(noticeId, reason);
        };
    }

    /** Notices of which nothing was heard in time, those first that are due longest. */
    Uni<List<UUID>> missing(int limit) {
        return sessions.withSession(session -> receipts.due(session, clock.instant(), limit));
    }

    /** Takes it that nothing more will be heard; harmless where something was. */
    Uni<Void> giveUp(UUID noticeId) {
        return sessions.withTransaction((session, tx) -> receipts.find(session, noticeId)
                        .chain(found -> found.map(contact -> failed(
                                        session,
                                        contact,
                                        unheard(contact.channel()),
                                        reason -> receipts.missed(session, noticeId, reason, clock.instant())))
                                .orElseGet(() -> Uni.createFrom().item(false))))
                .invoke(this::goOn)
                .replaceWithVoid();
    }

    private String unheard(String channel) {
        return Optional.ofNullable(within.get(channel))
                .map(time -> "nothing was heard of it within " + time)
                .orElse("nothing was heard of it");
    }

    private Uni<Void> arrived(UUID noticeId) {
        return sessions.withTransaction((session, tx) -> receipts.find(session, noticeId)
                .chain(found -> found.map(contact -> arrived(session, contact))
                        .orElseGet(() -> messages.heard(session, noticeId, new Receipt.Arrived(), clock.instant()))));
    }

    private Uni<Void> arrived(Mutiny.Session session, NoticeContact contact) {
        return receipts.arrived(session, contact.noticeId(), clock.instant()).chain(counted -> {
            if (!counted) {
                return Uni.createFrom().voidItem();
            }
            count("paging_notice_delivered", contact);
            return receipts.delivered(session, contact.pageId())
                    .chain(() -> contacts.contactsReached(session, List.of(contact)));
        });
    }

    private Uni<Void> failed(UUID noticeId, String reason) {
        return sessions.withTransaction((session, tx) -> receipts.find(session, noticeId)
                        .chain(found -> found.map(contact -> failed(
                                        session,
                                        contact,
                                        reason,
                                        why -> receipts.failed(session, noticeId, why, clock.instant())))
                                .orElseGet(() -> messages.heard(
                                                session, noticeId, new Receipt.Failed(reason), clock.instant())
                                        .replaceWith(false))))
                .invoke(this::goOn)
                .replaceWithVoid();
    }

    /** Writes down that a notice has failed; whether it still counted. */
    private interface Mark {
        Uni<Boolean> of(String reason);
    }

    private Uni<Boolean> failed(Mutiny.Session session, NoticeContact contact, String reason, Mark mark) {
        return incidents
                .lock(session, contact.incidentId())
                .chain(() -> mark.of(reason))
                .call(counted -> {
                    if (!counted) {
                        return Uni.createFrom().voidItem();
                    }
                    count("paging_notice_given_up", contact);
                    LOG.warnf("Notice %s over %s is given up: %s", contact.noticeId(), contact.channel(), reason);
                    return contacts.contactFailed(session, contact, reason);
                });
    }

    private void goOn(boolean counted) {
        if (counted) {
            timer.wakeAll();
        }
    }

    private void count(String metric, NoticeContact contact) {
        metrics.counter(metric, "channel", contact.channel()).increment();
    }
}
