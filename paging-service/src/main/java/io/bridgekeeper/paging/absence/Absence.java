package io.bridgekeeper.paging.absence;

import io.bridgekeeper.paging.rotation.Range;

/**
 * Hours in which somebody is not available.
 *
 * @param eventKey by which the same event, or the same occurrence of one that repeats, is known again; a hash
 */
record Absence(String eventKey, Range range) {}
