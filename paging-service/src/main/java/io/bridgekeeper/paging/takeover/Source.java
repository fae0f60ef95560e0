package io.bridgekeeper.paging.takeover;

import java.time.Instant;

/**
 * What a reader is given.
 *
 * @param root   the export
 * @param report where it notes what it has no place for
 * @param now    what has ended before is not taken over
 */
record Source(ExportNode root, Report report, Instant now) {}
