package io.bridgekeeper.followup.catalog;

/**
 * A person of the catalog, as last told.
 *
 * @param personId Keycloak user name
 * @param name     for people
 * @param retired  whether the person has left the catalog
 */
public record Person(String personId, String name, boolean retired) {}
