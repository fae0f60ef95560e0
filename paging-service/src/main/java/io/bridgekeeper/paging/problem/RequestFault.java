package io.bridgekeeper.paging.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param path    the field, such as {@code until}
 * @param message what is wrong, after the field's name
 */
public record RequestFault(String path, String message) {}
