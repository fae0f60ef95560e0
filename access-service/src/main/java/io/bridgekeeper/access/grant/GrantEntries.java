package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.audit.AuditAction;
import io.bridgekeeper.access.audit.AuditEvent;
import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.membership.Membership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the audit has to know of grants. */
final class GrantEntries {

    private GrantEntries() {}

    /** @param before the grants of {@code after} as they were; new ones are missing */
    static List<AuditEvent> of(List<Grant> before, List<Grant> after, Instant now) {
        Map<UUID, Grant> earlier = before.stream().collect(Collectors.toMap(Grant::grantId, Function.identity()));
        List<AuditEvent> events = new ArrayList<>();
        for (Grant grant : after) {
            Grant old = earlier.get(grant.grantId());
            if (old == null) {
                events.add(byItself(AuditAction.GRANT_PREPARED, grant, now, Map.of()));
            }
            if (old == null || !old.state().equals(grant.state())) {
                changed(events, grant, now);
            }
        }
        return List.copyOf(events);
    }

    /** Somebody asked for what is another person's. */
    static AuditEvent ofRefusal(Caller caller, Grant grant, String asked, Instant now) {
        return event(AuditAction.GRANT_REFUSED, caller.personId(), grant, now, Map.of("asked", asked));
    }

    static AuditEvent ofEndAsked(Caller caller, Grant grant, EndReason reason, Instant now) {
        return event(AuditAction.GRANT_END_ASKED, caller.personId(), grant, now, Map.of("reason", reason.slug()));
    }

    /** @param last the grant that the membership was for; null where none is known */
    static AuditEvent ofStray(Membership membership, Grant last, Instant now) {
        return new AuditEvent(
                now,
                AuditEvent.SERVICE,
                AuditAction.SWEEP_REMOVED,
                membership.personId(),
                last == null ? null : last.profile().systemId(),
                last == null ? null : last.incidentId(),
                last == null ? null : last.grantId(),
                Map.of("group", membership.keycloakGroup()));
    }

    private static void changed(List<AuditEvent> events, Grant grant, Instant now) {
        switch (grant.state()) {
            case Prepared prepared -> {}
            case Activating(Instant acceptedAt, Delay delay) ->
                events.add(
                        delay == null
                                // Whose acceptance it was that asked for it.
                                ? event(
                                        AuditAction.GRANT_ACTIVATING,
                                        grant.personId(),
                                        grant,
                                        now,
                                        Map.of("acceptedAt", acceptedAt.toString()))
                                : delayed(grant, "activate", delay, now));
            case Active active ->
                events.add(byItself(
                        AuditAction.GRANT_ACTIVATED,
                        grant,
                        now,
                        Map.of("endsAt", active.term().endsAt().toString())));
            case Ending ending ->
                events.add(
                        ending.delay() == null
                                ? byItself(
                                        AuditAction.GRANT_ENDING,
                                        grant,
                                        now,
                                        Map.of("reason", ending.reason().slug()))
                                : delayed(grant, "end", ending.delay(), now));
            case Ended ended ->
                events.add(byItself(
                        AuditAction.GRANT_ENDED,
                        grant,
                        now,
                        Map.of("reason", ended.reason().slug())));
        }
    }

    /** Without the detail, which is Keycloak's or the network's own words. */
    private static AuditEvent delayed(Grant grant, String change, Delay delay, Instant now) {
        return byItself(
                AuditAction.GRANT_DELAYED,
                grant,
                now,
                Map.of("change", change, "fault", delay.fault().name().toLowerCase(Locale.ROOT)));
    }

    private static AuditEvent byItself(AuditAction action, Grant grant, Instant now, Map<String, String> facts) {
        return event(action, AuditEvent.SERVICE, grant, now, facts);
    }

    private static AuditEvent event(
            AuditAction action, String actor, Grant grant, Instant now, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("profile", grant.profile().profileId());
        all.put("group", grant.profile().keycloakGroup());
        return new AuditEvent(
                now,
                actor,
                action,
                grant.personId(),
                grant.profile().systemId(),
                grant.incidentId(),
                grant.grantId(),
                all);
    }
}
