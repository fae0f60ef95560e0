package io.bridgekeeper.access.request;

import io.bridgekeeper.access.audit.AuditAction;
import io.bridgekeeper.access.audit.AuditEvent;
import io.bridgekeeper.access.request.RequestState.Approved;
import io.bridgekeeper.access.request.RequestState.Denied;
import io.bridgekeeper.access.request.RequestState.Expired;
import io.bridgekeeper.access.request.RequestState.Pending;
import io.bridgekeeper.access.request.RequestState.Revoked;
import io.bridgekeeper.access.request.RequestState.Withdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the audit has to know of requests. */
final class RequestEntries {

    private RequestEntries() {}

    /** It was made, and given at once where nobody has to agree. */
    static List<AuditEvent> made(AccessRequest request, Instant now) {
        List<AuditEvent> events = new ArrayList<>();
        events.add(event(
                AuditAction.REQUEST_MADE,
                request.by().personId(),
                request,
                null,
                now,
                Map.of(
                        "reason",
                        request.reason() == null ? "" : request.reason(),
                        "duration",
                        request.duration().toString(),
                        "needed",
                        String.valueOf(request.needed()))));
        if (request.state() instanceof Approved(UUID grantId, Instant at)) {
            events.add(event(AuditAction.REQUEST_APPROVED, AuditEvent.SERVICE, request, grantId, now, Map.of()));
        }
        return List.copyOf(events);
    }

    /** Somebody agreed, or it was decided, or both. */
    static List<AuditEvent> changed(AccessRequest before, AccessRequest after, Instant now) {
        List<AuditEvent> events = new ArrayList<>();
        after.approvals().stream()
                .skip(before.approvals().size())
                .forEach(yes -> events.add(event(
                        AuditAction.REQUEST_AGREED,
                        yes.by().personId(),
                        after,
                        null,
                        now,
                        Map.of("reason", yes.reason() == null ? "" : yes.reason()))));
        if (!after.state().equals(before.state())) {
            switch (after.state()) {
                case Pending p -> {}
                case Approved(UUID grantId, Instant at) ->
                    events.add(event(
                            AuditAction.REQUEST_APPROVED,
                            after.approvals().getLast().by().personId(),
                            after,
                            grantId,
                            now,
                            Map.of()));
                case Denied(String by, String reason, Instant at) ->
                    events.add(event(AuditAction.REQUEST_DENIED, by, after, null, now, Map.of("reason", reason)));
                case Expired e ->
                    events.add(event(AuditAction.REQUEST_EXPIRED, AuditEvent.SERVICE, after, null, now, Map.of()));
                case Withdrawn w ->
                    events.add(event(AuditAction.REQUEST_WITHDRAWN, after.by().personId(), after, null, now, Map.of()));
                case Revoked(UUID grantId, String by, String reason, Instant at) ->
                    events.add(event(AuditAction.REQUEST_REVOKED, by, after, grantId, now, Map.of("reason", reason)));
            }
        }
        return List.copyOf(events);
    }

    /** Somebody wanted to decide and must not. */
    static List<AuditEvent> refused(AccessRequest request, RequestCommand command, Decision.Why why, Instant now) {
        Map<String, String> facts = Map.of(
                "asked",
                asked(command),
                "why",
                why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (command) {
            case RequestCommand.Approve yes ->
                List.of(event(AuditAction.DECISION_REFUSED, yes.by().personId(), request, null, now, facts));
            case RequestCommand.Deny no ->
                List.of(event(AuditAction.DECISION_REFUSED, no.by().personId(), request, null, now, facts));
            case RequestCommand.Revoke back ->
                List.of(event(AuditAction.DECISION_REFUSED, back.by().personId(), request, null, now, facts));
            case RequestCommand.TimePasses t -> List.of();
        };
    }

    private static String asked(RequestCommand command) {
        return command.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static AuditEvent event(
            AuditAction action,
            String actor,
            AccessRequest request,
            UUID grantId,
            Instant now,
            Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("request", request.requestId().toString());
        all.put("profile", request.profileId());
        return new AuditEvent(
                now, actor, action, request.by().personId(), request.systemId(), request.incidentId(), grantId, all);
    }
}
