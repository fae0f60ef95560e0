package io.bridgekeeper.access.problem;

/**
 * One thing wrong with a request.
 *
 * @param path    name of the parameter, or JSON property
 * @param message what is wrong with it
 */
public record Fault(String path, String message) {}
