package io.bridgekeeper.e2e.fault;

import java.time.Duration;
import java.util.List;

/**
 * What came of one fault.
 *
 * @param incidents that the run opened
 * @param accepted  of them
 * @param lost      kept and nobody was told
 * @param afterEnd  notices that began after somebody had the incident, or it was over
 * @param toldTwice pages of which more than one notice came
 * @param p99       from kept to told
 * @param recovery  from when all was whole again until the last was told who waited
 * @param figures   of this fault alone; empty for none
 */
record Row(
        String fault,
        String what,
        int incidents,
        int accepted,
        int lost,
        int afterEnd,
        int toldTwice,
        Duration p99,
        Duration recovery,
        String figures,
        List<Breach> breaches) {

    boolean holds() {
        return breaches.isEmpty();
    }
}
