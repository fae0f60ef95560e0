package io.bridgekeeper.outbox;

import java.util.Optional;

/**
 * What a service made of an event that it wants.
 *
 * @param traceparent of the trace that the event came in (W3C): what follows from it is told in that trace
 */
public record Wanted<W>(W what, Optional<String> traceparent) {}
