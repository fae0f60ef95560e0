package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.grant.GrantState.Term;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A grant as people see it.
 *
 * @param keycloakGroup the first group among the targets; absent where there is none
 * @param targets     what it gives: {@code /a/group}, {@code realm:ROLE}, {@code client:CLIENT:ROLE}
 * @param state       {@code prepared}, {@code activating}, {@code active}, {@code ending} or {@code ended}
 * @param activatedAt absent where it never was active
 * @param incidentId  absent where it is for none
 * @param requestId   the request or the use of break-glass that it is for; absent for that of a page
 * @param endsAt      when it ends at the latest, which a resolution brings nearer; absent where it never was active
 * @param endReason   absent before it ends
 * @param provenAt    when Keycloak was read back to lack it; absent before, and where there was nothing to take
 * @param overdueAt   since when the taking has lasted too long; absent where it has not
 * @param delayed     why Keycloak does not have it so yet; absent where nothing is late
 */
record GrantView(
        UUID grantId,
        UUID incidentId,
        UUID requestId,
        String personId,
        String systemId,
        String profileId,
        String keycloakGroup,
        List<String> targets,
        String state,
        Instant preparedAt,
        Instant activatedAt,
        Instant endsAt,
        Instant endedAt,
        String endReason,
        Instant provenAt,
        Instant overdueAt,
        String delayed) {

    static GrantView of(Grant grant) {
        return switch (grant.state()) {
            case Prepared prepared -> view(grant, "prepared", null, null, null, null, null, null);
            case Activating activating -> view(grant, "activating", null, null, null, null, null, activating.delay());
            case Active active -> view(grant, "active", active.term(), null, null, null, null, null);
            case Ending ending ->
                view(
                        grant,
                        "ending",
                        ending.term(),
                        null,
                        ending.reason(),
                        null,
                        ending.revocation().overdueAt(),
                        ending.delay());
            case Ended ended ->
                view(grant, "ended", ended.term(), ended.endedAt(), ended.reason(), ended.provenAt(), null, null);
        };
    }

    private static GrantView view(
            Grant grant,
            String state,
            Term term,
            Instant endedAt,
            EndReason reason,
            Instant provenAt,
            Instant overdueAt,
            Delay delay) {
        return new GrantView(
                grant.grantId(),
                grant.alone() ? null : grant.incidentId(),
                grant.requestId(),
                grant.personId(),
                grant.profile().systemId(),
                grant.profile().profileId(),
                grant.profile().firstGroup().orElse(null),
                grant.profile().targetTexts(),
                state,
                grant.preparedAt(),
                term == null ? null : term.activatedAt(),
                grant.endsAt().orElse(term == null ? null : term.endsAt()),
                endedAt,
                reason == null ? null : reason.slug(),
                provenAt,
                overdueAt,
                delay == null ? null : delay.detail());
    }
}
