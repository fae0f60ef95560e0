package io.bridgekeeper.paging.outgoing;

/**
 * What came of one call.
 *
 * <p>Reasons are for people, also for those who may not know the address: they name neither it nor its host.
 */
public sealed interface Outcome<T> {

    /** @param value what the caller made of the answer, whatever its status */
    record Answered<T>(T value) implements Outcome<T> {}

    /** Nobody was called, and will not be until the allow-list or the address changes. */
    record Refused<T>(String reason) implements Outcome<T> {}

    /** There was no answer, or not the whole of it. */
    record Failed<T>(String reason) implements Outcome<T> {}
}
