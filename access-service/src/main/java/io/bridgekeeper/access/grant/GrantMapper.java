package io.bridgekeeper.access.grant;

import io.bridgekeeper.access.grant.GrantState.Activating;
import io.bridgekeeper.access.grant.GrantState.Active;
import io.bridgekeeper.access.grant.GrantState.Delay;
import io.bridgekeeper.access.grant.GrantState.Ended;
import io.bridgekeeper.access.grant.GrantState.Ending;
import io.bridgekeeper.access.grant.GrantState.Prepared;
import io.bridgekeeper.access.membership.Target;
import io.bridgekeeper.contracts.access.v1.GrantActivated;
import io.bridgekeeper.contracts.access.v1.GrantDelayed;
import io.bridgekeeper.contracts.access.v1.GrantEnded;
import io.bridgekeeper.contracts.access.v1.GrantPrepared;
import io.bridgekeeper.contracts.access.v1.RevocationOverdue;
import io.bridgekeeper.contracts.access.v1.RevocationProven;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a grant's change is told as. */
final class GrantMapper {

    private GrantMapper() {}

    /**
     * @param before null for a new grant
     * @return in order; empty where others need not know. A renewed grant is told as activated once more, with its new end
     */
    static List<Record> told(Grant before, Grant after, Instant now) {
        if (after.alone()) {
            // Its events are an incident's.
            return List.of();
        }
        List<Record> told = new ArrayList<>();
        if (before == null) {
            told.add(prepared(after));
        }
        if (before != null && before.state().equals(after.state())) {
            return told;
        }
        switch (after.state()) {
            case Prepared prepared -> {}
            case Activating activating -> {
                if (news(before, activating.delay())) {
                    told.add(delayed(after, "activate", activating.delay(), now));
                }
            }
            case Active active -> told.add(activated(after, active));
            case Ending ending -> {
                if (news(before, ending.delay())) {
                    told.add(delayed(after, "end", ending.delay(), now));
                }
                if (ending.revocation().overdueAt() != null && !wasOverdue(before)) {
                    told.add(overdue(after, ending));
                }
            }
            case Ended ended -> {
                told.add(ended(after, ended.reason(), ended.endedAt(), ended.provenAt()));
                if (wasOverdue(before)) {
                    told.add(proven(after, ended));
                }
            }
        }
        return List.copyOf(told);
    }

    /** That a membership which outlived its grant is gone, too. */
    static Record swept(Grant last, Instant now) {
        return ended(last, EndReason.SWEPT, now, now);
    }

    private static GrantPrepared prepared(Grant grant) {
        return new GrantPrepared(
                grant.grantId(),
                grant.incidentId(),
                grant.personId(),
                grant.profile().systemId(),
                grant.profile().profileId(),
                group(grant),
                grant.preparedAt(),
                grant.profile().targetTexts());
    }

    private static GrantActivated activated(Grant grant, Active active) {
        return new GrantActivated(
                grant.grantId(),
                grant.incidentId(),
                grant.personId(),
                grant.profile().systemId(),
                grant.profile().profileId(),
                group(grant),
                active.term().activatedAt(),
                grant.endsAt().orElseThrow(),
                grant.profile().targetTexts());
    }

    private static GrantEnded ended(Grant grant, EndReason reason, Instant endedAt, Instant provenAt) {
        return new GrantEnded(
                grant.grantId(),
                grant.incidentId(),
                grant.personId(),
                grant.profile().systemId(),
                grant.profile().profileId(),
                group(grant),
                reason.slug(),
                endedAt,
                grant.profile().targetTexts(),
                provenAt);
    }

    private static GrantDelayed delayed(Grant grant, String change, Delay delay, Instant now) {
        return new GrantDelayed(
                grant.grantId(),
                grant.incidentId(),
                grant.personId(),
                grant.profile().systemId(),
                grant.profile().profileId(),
                group(grant),
                change,
                delay.detail(),
                now,
                grant.profile().targetTexts());
    }

    private static RevocationOverdue overdue(Grant grant, Ending ending) {
        return new RevocationOverdue(
                grant.grantId(),
                grant.incidentId(),
                grant.personId(),
                grant.profile().systemId(),
                grant.profile().profileId(),
                left(grant, ending),
                ending.reason().slug(),
                ending.delay() == null
                        ? "Keycloak has not answered"
                        : ending.delay().detail(),
                ending.revocation().since(),
                ending.revocation().overdueAt());
    }

    private static List<String> left(Grant grant, Ending ending) {
        return grant.profile().targets().stream()
                .filter(target -> !ending.revocation().gone().contains(target))
                .map(Target::text)
                .toList();
    }

    private static RevocationProven proven(Grant grant, Ended ended) {
        return new RevocationProven(
                grant.grantId(),
                grant.incidentId(),
                grant.personId(),
                grant.profile().systemId(),
                grant.profile().profileId(),
                ended.endedAt());
    }

    /** Progress elsewhere does not make an old failure a new one. */
    private static boolean news(Grant before, Delay delay) {
        if (delay == null) {
            return false;
        }
        return switch (before == null ? null : before.state()) {
            case null -> true;
            case Activating activating -> !delay.equals(activating.delay());
            case Ending ending -> !delay.equals(ending.delay());
            case Prepared p -> true;
            case Active a -> true;
            case Ended e -> true;
        };
    }

    private static boolean wasOverdue(Grant before) {
        return before != null
                && before.state() instanceof Ending ending
                && ending.revocation().overdueAt() != null;
    }

    /** The field came before roles did, and must be filled: without a group it shows what is no path of any. */
    private static String group(Grant grant) {
        return grant.profile()
                .firstGroup()
                .orElseGet(() -> "/" + grant.profile().targets().getFirst().text());
    }
}
