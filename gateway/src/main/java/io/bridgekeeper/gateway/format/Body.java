package io.bridgekeeper.gateway.format;

/** A body past its syntax: either a value, or what is wrong with it. */
public sealed interface Body {

    /** The body's value. */
    record Tree(Json value) implements Body {}

    /** The body is no value. */
    record Broken(Fault fault) implements Body {}
}
