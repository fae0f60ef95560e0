package io.bridgekeeper.paging.consent;

import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.Role;
import java.util.Set;

/**
 * A stretch of a shift in which who is on call does not expect to be called.
 *
 * @param systemIds for which they do not; empty where the rotation is called for what has no system, or for nothing yet
 */
public record ShiftGap(
        String personId, String rotationId, Role role, Range range, Obstacle why, Set<String> systemIds) {}
