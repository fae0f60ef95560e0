package io.bridgekeeper.paging.catalog;

/**
 * One thing that is wrong with a catalog file.
 *
 * @param path where, such as {@code systems[2].matchers[0].label}
 */
public record Fault(String path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
