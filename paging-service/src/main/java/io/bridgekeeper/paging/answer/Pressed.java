package io.bridgekeeper.paging.answer;

/**
 * What came of a button.
 *
 * @param seen  how things stand now
 * @param acted whether it answered the page; the link may have been used, or have come too late
 */
record Pressed(Seen seen, boolean acted) {}
