package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.List;

/**
 * Who takes turns in a rotation, on call now or not. The topic is compacted; its key is {@code rotation/<rotationId>}.
 *
 * <p>Type {@code paging.rotation.published.v1} on {@code paging.oncall.v1}.
 *
 * @param rotationId  the catalog id
 * @param members     by Keycloak user name, each once, in alphabetical order; shadows are none; never null
 * @param retired     whether the rotation has left the catalog
 * @param publishedAt when
 */
public record RotationPublished(String rotationId, List<String> members, boolean retired, Instant publishedAt) {}
