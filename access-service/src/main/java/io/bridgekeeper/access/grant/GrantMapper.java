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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
            case Activating(Instant acceptedAt, Set<Target> there, Delay delay) -> {
                if (delay != null) {
                    told.add(delayed(after, "activate", delay, now));
                }
            }
            case Active active -> told.add(activated(after, active));
            case Ending ending -> {
                if (ending.delay() != null) {
                    told.add(delayed(after, "end", ending.delay(), now));
                }
            }
            case Ended ended -> told.add(ended(after, ended.reason(), ended.endedAt()));
        }
        return List.copyOf(told);
    }

    /** That a membership which outlived its grant is gone, too. */
    static Record swept(Grant last, Instant now) {
        return ended(last, EndReason.SWEPT, now);
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

    private static GrantEnded ended(Grant grant, EndReason reason, Instant endedAt) {
        return new GrantEnded(
                grant.grantId(),
                grant.incidentId(),
                grant.personId(),
                grant.profile().systemId(),
                grant.profile().profileId(),
                group(grant),
                reason.slug(),
                endedAt,
                grant.profile().targetTexts());
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

    /** The field came before roles did, and must be filled: without a group it shows what is no path of any. */
    private static String group(Grant grant) {
        return grant.profile()
                .firstGroup()
                .orElseGet(() -> "/" + grant.profile().targets().getFirst().text());
    }
}
