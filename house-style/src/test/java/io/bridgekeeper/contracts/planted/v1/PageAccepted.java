package io.bridgekeeper.contracts.planted.v1;

/** Stands for a contract record of the publisher {@code planted}. */
public record PageAccepted(String personId) {}
