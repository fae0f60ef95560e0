package io.bridgekeeper.gateway.format;

/** Turns bytes into a value, within bounds of depth and of the length of names, texts and numbers. */
public interface Parser {

    /** Never an exception. */
    Body json(byte[] bytes);
}
