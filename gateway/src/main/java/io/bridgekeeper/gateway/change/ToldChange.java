package io.bridgekeeper.gateway.change;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A change of a system as a tool tells it; paging-service checks its bounds.
 *
 * @param id      the tool's own, by which telling twice is known; null where it has none
 * @param kind    as the tool writes it; null where it says none
 * @param at      when it took effect; null where the tool does not say
 * @param systems ids of the catalog
 * @param labels  by which the catalog's matchers find a system
 * @param source  the tool; may be null, as may url and who
 */
public record ToldChange(
        String id,
        String summary,
        String kind,
        Instant at,
        List<String> systems,
        Map<String, String> labels,
        String source,
        String url,
        String who) {}
