package io.bridgekeeper.access.breakglass;

import io.bridgekeeper.access.audit.AuditAction;
import io.bridgekeeper.access.audit.AuditEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the audit has to know of break-glass. */
final class UseEntries {

    private UseEntries() {}

    static AuditEvent used(Use use, Instant now) {
        return event(
                AuditAction.BREAK_GLASS_USED,
                use.personId(),
                use,
                now,
                Map.of("reason", use.reason(), "duration", use.duration().toString()));
    }

    static AuditEvent closed(Use use, Instant now) {
        return event(
                AuditAction.REVIEW_CLOSED,
                use.review().by(),
                use,
                now,
                Map.of("finding", use.review().finding()));
    }

    private static AuditEvent event(AuditAction action, String actor, Use use, Instant now, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("use", use.useId().toString());
        all.put("profile", use.profileId());
        return new AuditEvent(now, actor, action, use.personId(), use.systemId(), use.incidentId(), use.grantId(), all);
    }
}
