package io.bridgekeeper.access.request;

import java.time.Instant;

/** One yes. */
record Approval(Who by, String reason, Instant at) {}
