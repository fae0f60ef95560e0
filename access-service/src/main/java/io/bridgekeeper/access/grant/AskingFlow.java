package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.audit.AuditRepository;
import io.bridgekeeper.access.grant.IncidentEvent.GrantEndAsked;
import io.bridgekeeper.access.grant.IncidentEvent.GrantRenewAsked;
import io.bridgekeeper.listing.Cursor;
import io.bridgekeeper.listing.Part;
import io.bridgekeeper.listing.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people ask about grants: each sees and ends their own, and those that a role lets them. */
@ApplicationScoped
class AskingFlow {

    private final Mutiny.SessionFactory sessions;
    private final GrantRepository grants;
    private final IncidentFlow incidents;
    private final AuditRepository audit;
    private final MembershipTimer timer;
    private final Clock clock;

    AskingFlow(
            Mutiny.SessionFactory sessions,
            GrantRepository grants,
            IncidentFlow incidents,
            AuditRepository audit,
            MembershipTimer timer,
            Clock clock) {
        this.sessions = sessions;
        this.grants = grants;
        this.incidents = incidents;
        this.audit = audit;
        this.timer = timer;
        this.clock = clock;
    }

    /** @param incidentId null for all incidents */
    Uni<Part<Grant>> list(Caller caller, UUID incidentId, Slice slice) {
        String whose = caller.seesAll() ? null : caller.personId();
        return sessions.withTransaction((session, transaction) -> grants.list(session, whose, incidentId, slice))
                .map(found -> slice.part(found, grant -> Cursor.of(grant.preparedAt(), grant.grantId())));
    }

    Uni<Reading> read(Caller caller, UUID grantId) {
        return sessions.withTransaction((session, transaction) -> grants.find(session, grantId)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(new Reading.Unknown());
                    }
                    return caller.maySee(found.get())
                            ? Uni.createFrom().item(new Reading.Found(found.get()))
                            : refuse(session, caller, found.get(), "read");
                }));
    }

    /** Ends it; one that is ending or ended stays as it is. The answer may still be {@code ending}. */
    Uni<Reading> end(Caller caller, UUID grantId) {
        return sessions.<Reading>withTransaction((session, transaction) -> grants.find(session, grantId)
                        .chain(found -> {
                            if (found.isEmpty()) {
                                return Uni.createFrom().item(new Reading.Unknown());
                            }
                            Grant grant = found.get();
                            return caller.mayEnd(grant)
                                    ? end(session, caller, grant)
                                    : refuse(session, caller, grant, "end");
                        }))
                .invoke(timer::wake);
    }

    private Uni<Reading> refuse(Mutiny.Session session, Caller caller, Grant grant, String asked) {
        return audit.append(session, List.of(GrantEntries.ofRefusal(caller, grant, asked, clock.instant())))
                .replaceWith(new Reading.NotYours());
    }

    /** Begins another term from now, as long as the profile allows one. Its holder alone may. */
    Uni<Reading> renew(Caller caller, UUID grantId) {
        return sessions.<Reading>withTransaction((session, transaction) -> grants.find(session, grantId)
                        .chain(found -> {
                            if (found.isEmpty()) {
                                return Uni.createFrom().item(new Reading.Unknown());
                            }
                            return caller.owns(found.get())
                                    ? renew(session, found.get())
                                    : refuse(session, caller, found.get(), "renew");
                        }))
                .invoke(timer::wake);
    }

    private Uni<Reading> renew(Mutiny.Session session, Grant grant) {
        session.clear();
        Instant before = grant.endsAt().orElse(Instant.MAX);
        return incidents
                .hear(session, grant.incidentId(), new GrantRenewAsked(grant.grantId()))
                .map(incident -> incident.grant(grant.grantId()).orElseThrow())
                .map(after -> after.endsAt().filter(end -> end.isAfter(before)).isPresent()
                        ? new Reading.Found(after)
                        : new Reading.NotRenewable());
    }

    private Uni<Reading> end(Mutiny.Session session, Caller caller, Grant grant) {
        EndReason reason = caller.reasonToEnd(grant);
        // What was read without the incident's lock may be stale: forget it, so that it is read again under the lock.
        session.clear();
        return audit.append(session, List.of(GrantEntries.ofEndAsked(caller, grant, reason, clock.instant())))
                .chain(() -> incidents.hear(session, grant.incidentId(), new GrantEndAsked(grant.grantId(), reason)))
                .map(incident ->
                        new Reading.Found(incident.grant(grant.grantId()).orElseThrow()));
    }
}
