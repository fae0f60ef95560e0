package io.bridgekeeper.paging.backstage;

import java.util.List;
import java.util.Map;

/**
 * What a stream of entities makes of the catalog.
 *
 * @param catalog the whole of it as maps, lists and scalars; not sound while something is missing
 */
record Proposal(Map<String, Object> catalog, List<Missing> missing, List<NotUnderstood> notUnderstood) {}
