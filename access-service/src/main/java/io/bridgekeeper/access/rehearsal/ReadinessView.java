package io.bridgekeeper.access.rehearsal;

import java.time.Instant;
import java.util.List;

/**
 * Whether somebody would have the access of a system, as people see it.
 *
 * @param areas     of the system: those whose profiles were looked at as well, because the person is on call for them
 * @param state     {@code ready}, {@code not-ready}, or {@code unknown} while Keycloak has not answered yet
 * @param reasons   why not; of one who is ready, what could not be tried
 * @param dutyFrom  when they can be called from; in the past while they can
 * @param checkedAt when Keycloak last answered; absent where it never did
 * @param since     since when the state and its reasons are so; absent where nothing is known
 * @param nextAt    when it is looked at again
 */
record ReadinessView(
        String personId,
        String systemId,
        List<String> areas,
        String state,
        List<Reason> reasons,
        Instant dutyFrom,
        Instant checkedAt,
        Instant since,
        Instant nextAt) {

    /**
     * One thing that is in the way.
     *
     * @param profileId absent where it is in the way of all access
     * @param target    absent where it is about none
     * @param mend      what would end it
     */
    record Reason(String kind, String profileId, String target, String what, String mend) {

        static Reason of(io.bridgekeeper.access.rehearsal.Reason reason) {
            return new Reason(reason.kind().slug(), reason.profileId(), reason.target(), reason.what(), reason.mend());
        }
    }

    /** @param readiness at most 500, those who are not ready first */
    record Some(List<ReadinessView> readiness) {}
}
