package io.bridgekeeper.gateway.edge;

import io.bridgekeeper.problem.ProblemKind;

/** What came of reading a request's body. */
public sealed interface ReadBody {

    /** The whole body; empty where there was none. */
    record Complete(byte[] bytes) implements ReadBody {}

    /** The body is not to be had, and why. */
    record Refused(ProblemKind problem) implements ReadBody {}

    /** The client went away. */
    record Gone() implements ReadBody {}
}
