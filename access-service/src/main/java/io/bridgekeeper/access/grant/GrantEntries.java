package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.audit.AuditAction;
import io.bridgekeeper.access.audit.AuditEvent;
import io.bridgekeeper.access.finding.Finding;
import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.membership.Membership;
import io.bridgekeeper.access.membership.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
                changed(events, old == null ? null : old.state(), grant, now);
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

    /** @param grant that the membership is or was for; null where none is known */
    static AuditEvent ofFound(Finding.Kind kind, Membership membership, Grant grant, Instant now) {
        AuditAction action = switch (kind) {
            case REMOVED -> AuditAction.SWEEP_REMOVED;
            case ADOPTED -> AuditAction.SWEEP_ADOPTED;
            case MENDED -> AuditAction.SWEEP_MENDED;
        };
        return new AuditEvent(
                now,
                AuditEvent.SERVICE,
                action,
                membership.personId(),
                grant == null ? null : grant.profile().systemId(),
                grant == null || grant.alone() ? null : grant.incidentId(),
                grant == null ? null : grant.grantId(),
                Map.of("target", membership.target().text()));
    }

    /** A step of one target among several is none of the grant's; a failure is told when it is another. */
    private static void changed(List<AuditEvent> events, GrantState before, Grant grant, Instant now) {
        switch (grant.state()) {
            case Prepared prepared -> {}
            case Activating activating -> {
                Delay known = before instanceof Activating was ? was.delay() : null;
                if (!(before instanceof Activating)) {
                    // Whose acceptance it was that asked for it.
                    events.add(event(
                            AuditAction.GRANT_ACTIVATING,
                            grant.personId(),
                            grant,
                            now,
                            Map.of("acceptedAt", activating.acceptedAt().toString())));
                }
                delayed(grant, "activate", known, activating.delay(), now).ifPresent(events::add);
            }
            case Active active ->
                events.add(event(
                        before instanceof Active ? AuditAction.GRANT_RENEWED : AuditAction.GRANT_ACTIVATED,
                        // Its holder alone begins another term.
                        before instanceof Active ? grant.personId() : AuditEvent.SERVICE,
                        grant,
                        now,
                        Map.of("endsAt", active.term().endsAt().toString())));
            case Ending ending -> {
                Ending was = before instanceof Ending ended ? ended : null;
                if (was == null) {
                    events.add(byItself(
                            AuditAction.GRANT_ENDING,
                            grant,
                            now,
                            Map.of("reason", ending.reason().slug())));
                }
                delayed(grant, "end", was == null ? null : was.delay(), ending.delay(), now)
                        .ifPresent(events::add);
                if (ending.revocation().overdueAt() != null
                        && (was == null || was.revocation().overdueAt() == null)) {
                    events.add(byItself(
                            AuditAction.REVOCATION_OVERDUE,
                            grant,
                            now,
                            Map.of("since", ending.revocation().since().toString())));
                }
            }
            case Ended ended -> {
                Map<String, String> facts =
                        new HashMap<>(Map.of("reason", ended.reason().slug()));
                if (ended.provenAt() != null) {
                    facts.put("provenAt", ended.provenAt().toString());
                }
                events.add(byItself(AuditAction.GRANT_ENDED, grant, now, facts));
            }
        }
    }

    /** Without the detail, which is Keycloak's or the network's own words. */
    private static Optional<AuditEvent> delayed(Grant grant, String change, Delay before, Delay delay, Instant now) {
        return delay == null || delay.equals(before)
                ? Optional.empty()
                : Optional.of(byItself(
                        AuditAction.GRANT_DELAYED,
                        grant,
                        now,
                        Map.of("change", change, "fault", delay.fault().name().toLowerCase(Locale.ROOT))));
    }

    private static AuditEvent byItself(AuditAction action, Grant grant, Instant now, Map<String, String> facts) {
        return event(action, AuditEvent.SERVICE, grant, now, facts);
    }

    private static AuditEvent event(
            AuditAction action, String actor, Grant grant, Instant now, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("profile", grant.profile().profileId());
        if (grant.requestId() != null) {
            all.put("request", grant.requestId().toString());
        }
        all.put("targets", grant.profile().targets().stream().map(Target::text).collect(Collectors.joining(" ")));
        return new AuditEvent(
                now,
                actor,
                action,
                grant.personId(),
                grant.profile().systemId(),
                grant.alone() ? null : grant.incidentId(),
                grant.grantId(),
                all);
    }
}
