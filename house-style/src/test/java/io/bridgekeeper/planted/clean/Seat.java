package io.bridgekeeper.planted.clean;

import java.time.Instant;

/** A place on the bridge. */
record Seat(String personId, Instant takenAt) {}
