package io.bridgekeeper.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param path    the parameter or JSON property, dots between levels and entries of a list by their number from 0, such as
 *                {@code signals[4].title}; empty for the body as a whole
 * @param message what is wrong, to be read after the path, such as {@code is missing}
 */
public record RequestFault(String path, String message) {}
