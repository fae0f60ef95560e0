package io.bridgekeeper.paging.absence;

import java.time.Instant;

/**
 * A calendar that could not be read for some time: absences of its person are not seen.
 *
 * @param failures in a row
 * @param since    of the first of them
 * @param reason   of the last, without the calendar's address
 */
public record FailingFeed(String personId, int failures, Instant since, String reason) {}
