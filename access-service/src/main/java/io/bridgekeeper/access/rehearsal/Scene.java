package io.bridgekeeper.access.rehearsal;

import io.bridgekeeper.access.oncall.Duty;
import java.util.List;

/**
 * One person's rehearsal for one system.
 *
 * @param areas  of the system, in order: those that the person is on call for and that have profiles
 * @param duties those that are not over, as they were when the round began; empty where the person is not covered any more
 */
record Scene(RehearsalDecider.Part part, List<String> areas, List<Duty> duties) {

    String personId() {
        return part.personId();
    }

    String systemId() {
        return part.systemId();
    }
}
