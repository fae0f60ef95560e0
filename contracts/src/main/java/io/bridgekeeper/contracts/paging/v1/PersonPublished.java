package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;

/**
 * A person whom Bridgekeeper knows. No contact data: that stays in paging-service. The topic is compacted; its key is {@code person/<personId>}.
 *
 * <p>Type {@code paging.person.published.v1} on {@code paging.catalog.v1}.
 *
 * @param personId    the person, by Keycloak user name
 * @param name        for people
 * @param retired     whether the person has left the catalog
 * @param publishedAt when
 */
public record PersonPublished(String personId, String name, boolean retired, Instant publishedAt) {}
