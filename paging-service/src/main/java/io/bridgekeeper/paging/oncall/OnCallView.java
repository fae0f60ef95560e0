package io.bridgekeeper.paging.oncall;

import java.time.Instant;
import java.util.List;

/** Who is on call at one moment, rotation by rotation. */
record OnCallView(Instant at, List<Line> rotations) {

    /**
     * @param from  inclusive
     * @param until exclusive
     */
    record Line(String rotationId, String personId, Instant from, Instant until) {}
}
