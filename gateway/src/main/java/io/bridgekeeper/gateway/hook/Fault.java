package io.bridgekeeper.gateway.hook;

/**
 * One thing that is wrong with a body.
 *
 * @param path    where, such as {@code alerts[2].labels}; empty for the body as a whole
 * @param message what is wrong and what would be right, without the body's own words
 */
record Fault(String path, String message) {}
