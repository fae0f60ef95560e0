package io.bridgekeeper.gateway.format.mapping;

/** Turns the text of an expression into one that can be asked. */
interface Compiler {

    /** Never an exception. */
    Compiled compile(String text);

    /** What became of a text. */
    sealed interface Compiled {

        /** It can be asked. */
        record Ready(Expression expression) implements Compiled {}

        /** It is no expression. */
        record Refused(String why) implements Compiled {}
    }
}
