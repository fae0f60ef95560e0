package io.bridgekeeper.contracts.access.v1;

import java.time.Instant;

/**
 * Whether a person of the catalog can log in, as Keycloak says now. The topic is compacted; its key is {@code person/<personId>}.
 *
 * <p>Type {@code access.person-account.changed.v1} on {@code access.person.v1}.
 *
 * @param personId  the person, as the catalog writes the Keycloak user name
 * @param state     {@code enabled}, {@code disabled}, {@code gone}: no account of that name
 * @param checkedAt when Keycloak was asked
 */
public record PersonAccountChanged(String personId, String state, Instant checkedAt) {}
