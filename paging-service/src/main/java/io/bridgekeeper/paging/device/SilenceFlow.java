package io.bridgekeeper.paging.device;

import io.bridgekeeper.outbox.InTurnFlow;
import io.bridgekeeper.paging.contact.ContactRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sends nothing more to devices that have not been heard of for long: a push service may take what is sent to a browser
 * that is long gone, and say that all is well.
 */
@ApplicationScoped
class SilenceFlow {

    private static final int MOST_AT_ONCE = 100;
    private static final String REASON =
            "the device has not been heard of for long, though the push service takes what is sent: enrol it anew";

    private final Mutiny.SessionFactory sessions;
    private final DeviceRepository devices;
    private final ContactRepository contacts;
    private final DeviceConfig config;
    private final Clock clock;

    SilenceFlow(
            Mutiny.SessionFactory sessions,
            DeviceRepository devices,
            ContactRepository contacts,
            DeviceConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.devices = devices;
        this.contacts = contacts;
        this.config = config;
        this.clock = clock;
    }

    /** @return how many; 0 where no other is silent */
    Uni<Integer> expireSilent() {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> devices.forgetSilent(
                        session, now.minus(config.silentFor()), MOST_AT_ONCE)
                .call(found -> InTurnFlow.each(found, id -> contacts.expire(session, id, REASON, now)))
                .map(found -> found.size()));
    }
}
