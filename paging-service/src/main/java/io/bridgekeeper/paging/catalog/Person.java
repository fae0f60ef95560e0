package io.bridgekeeper.paging.catalog;

import java.util.List;

/**
 * Somebody who can be called.
 *
 * @param id       the Keycloak user name
 * @param contacts in the order in which they are tried; never empty
 */
public record Person(String id, String name, List<Contact> contacts) {}
