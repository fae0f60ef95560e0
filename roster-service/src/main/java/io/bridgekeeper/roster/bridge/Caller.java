package io.bridgekeeper.roster.bridge;

/**
 * Who asks.
 *
 * @param personId  Keycloak user name
 * @param commander whether the person holds the realm role commander; no other role gives any right here
 */
record Caller(String personId, boolean commander) {}
