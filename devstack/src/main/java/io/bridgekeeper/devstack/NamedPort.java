package io.bridgekeeper.devstack;

/**
 * @param purpose who listens there, for a person to read
 */
record NamedPort(String purpose, int port) {}
