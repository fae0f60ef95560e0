package io.bridgekeeper.roster.problem;

/**
 * One thing wrong with a request's body.
 *
 * @param path    JSON property, dots between levels; empty for the body as a whole
 * @param message what is wrong with it
 */
public record Fault(String path, String message) {}
