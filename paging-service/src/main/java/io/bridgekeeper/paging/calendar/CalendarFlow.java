package io.bridgekeeper.paging.calendar;

import io.bridgekeeper.paging.calendar.CalendarRules.Caller;
import io.bridgekeeper.paging.secret.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes calendars and ends them. */
@ApplicationScoped
class CalendarFlow {

    private static final String PREFIX = "bkc_";

    private final Mutiny.SessionFactory sessions;
    private final CalendarRepository calendars;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom chance;

    CalendarFlow(
            Mutiny.SessionFactory sessions,
            CalendarRepository calendars,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom chance) {
        this.sessions = sessions;
        this.calendars = calendars;
        this.clock = clock;
        this.ids = ids;
        this.chance = chance;
    }

    /** A calendar with the secret that was made for it, to be shown once. */
    record Made(Calendar calendar, Secret secret) {}

    /** The caller's own. */
    Uni<List<Calendar>> of(Caller caller) {
        return sessions.withSession(session -> calendars.of(session, caller.personId()));
    }

    /** Those that show a rotation, as far as the caller may end them. */
    Uni<List<Calendar>> of(Caller caller, String rotationId) {
        return sessions.withSession(session -> calendars.ofRotation(session, rotationId))
                .map(all -> all.stream()
                        .filter(calendar -> CalendarRules.mayRevoke(caller, calendar))
                        .toList());
    }

    /** Empty where the person has {@link Calendar#MOST} already. */
    Uni<Optional<Made>> make(Subject subject, String name, String createdBy) {
        Instant now = clock.instant();
        Secret secret = newSecret();
        Calendar calendar = new Calendar(ids.get(), subject, name, createdBy, now, Optional.empty());
        return sessions.withTransaction((session, tx) -> calendars
                .lockPerson(session, createdBy)
                .chain(() -> calendars.of(session, createdBy))
                .chain(others -> others.size() >= Calendar.MOST
                        ? Uni.createFrom().item(Optional.<Made>empty())
                        : calendars
                                .add(session, calendar, secret)
                                .replaceWith(Optional.of(new Made(calendar, secret)))));
    }

    /** Nobody reads it any more. Idempotent; false for one that is not there for this caller. */
    Uni<Boolean> revoke(UUID id, Caller caller) {
        Instant now = clock.instant();
        return sessions.withTransaction((session, tx) -> calendars
                .lock(session, id)
                .chain(found -> {
                    Optional<Calendar> theirs = found.filter(calendar -> CalendarRules.mayRevoke(caller, calendar));
                    return theirs.isEmpty()
                            ? Uni.createFrom().item(false)
                            : calendars
                                    .revoke(session, theirs.get(), caller.personId(), now)
                                    .replaceWith(true);
                }));
    }

    private Secret newSecret() {
        byte[] random = new byte[Secret.RANDOM_BYTES];
        chance.nextBytes(random);
        return Secret.of(PREFIX, random);
    }
}
