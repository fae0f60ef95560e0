package io.bridgekeeper.gateway.format;

/**
 * One thing that is wrong with a body.
 *
 * @param path    where, such as {@code alerts[2].labels}; empty for the body as a whole
 * @param message what is wrong and what would be right, without the body's own words
 */
public record Fault(String path, String message) {}
