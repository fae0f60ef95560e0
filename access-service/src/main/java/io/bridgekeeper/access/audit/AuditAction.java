package io.bridgekeeper.access.audit;

import java.util.Arrays;
import java.util.Optional;

/** What an entry of the audit can tell of. The words are part of the API and of every export. */
public enum AuditAction {
    /** A page went out to somebody who would need it. */
    GRANT_PREPARED("grant.prepared"),
    /** The page was accepted: Keycloak is to have it. */
    GRANT_ACTIVATING("grant.activating"),
    /** Keycloak has it. */
    GRANT_ACTIVATED("grant.activated"),
    /** Its holder began another term. */
    GRANT_RENEWED("grant.renewed"),
    /** Keycloak could not be brought to it; told once a fault. */
    GRANT_DELAYED("grant.delayed"),
    /** A person asked for its end. */
    GRANT_END_ASKED("grant.end-asked"),
    /** It is no longer needed or no longer allowed: Keycloak is to lose it. */
    GRANT_ENDING("grant.ending"),
    /** Keycloak has it no longer, or never had. */
    GRANT_ENDED("grant.ended"),
    /** Somebody asked for a grant that is another person's, and was refused. */
    GRANT_REFUSED("grant.refused"),
    /** The sweep found a membership that no live grant wants, and took it. */
    SWEEP_REMOVED("sweep.removed"),
    /** The sweep found a membership that no live grant wants, and made a grant of it, with an end. */
    SWEEP_ADOPTED("sweep.adopted"),
    /** Keycloak lacked what a live grant gives, and has it again. */
    SWEEP_MENDED("sweep.mended"),
    /** Access that is to be gone is not proven to be, and its owners are called. */
    REVOCATION_OVERDUE("revocation.overdue"),
    /** Somebody asked for access that no page carries. */
    REQUEST_MADE("request.made"),
    /** One of those who must agree did. */
    REQUEST_AGREED("request.agreed"),
    /** Enough have agreed, or nobody had to. */
    REQUEST_APPROVED("request.approved"),
    REQUEST_DENIED("request.denied"),
    /** Nobody decided in time. */
    REQUEST_EXPIRED("request.expired"),
    /** Its own asker took it back. */
    REQUEST_WITHDRAWN("request.withdrawn"),
    /** It had been approved; its access is taken. */
    REQUEST_REVOKED("request.revoked"),
    /** Somebody wanted to decide about a request and must not, such as about their own. */
    DECISION_REFUSED("decision.refused"),
    BREAK_GLASS_USED("break-glass.used"),
    /** Somebody else looked at a use of break-glass. */
    REVIEW_CLOSED("review.closed"),
    /** The document of profiles has a new version. */
    PROFILES_CHANGED("profiles.changed"),
    /** Somebody who is known asked for what their roles do not allow. */
    REQUEST_REFUSED("request.refused"),
    /** An auditor took the chain away to check it. */
    AUDIT_EXPORTED("audit.exported");

    private final String slug;

    AuditAction(String slug) {
        this.slug = slug;
    }

    /** As entries, exports and filters spell it. */
    public String slug() {
        return slug;
    }

    static Optional<AuditAction> of(String slug) {
        return Arrays.stream(values())
                .filter(action -> action.slug.equals(slug))
                .findFirst();
    }
}
