package io.bridgekeeper.gateway.format.mapping;

import io.bridgekeeper.gateway.format.Json;

/** One expression, compiled: what it finds in a value. The same value gives the same answer; for use by many threads. */
interface Expression {

    /** Finds nothing. */
    Expression NOTHING = (value, steps) -> Json.Nothing.NULL;

    /**
     * Never an exception.
     *
     * @param steps what it may cost; where that is too little the answer is null and {@link Steps#spent()}
     * @return what is absent, or has another type than a function wants, is null
     */
    Json in(Json value, Steps steps);
}
