package io.bridgekeeper.paging.incident;

import java.util.List;
import java.util.Map;

/** What the sender of the first signal knew, for whoever is called. */
public record Facts(Map<String, String> labels, Map<String, String> evidence, List<Link> links) {

    /** @param text what stands there; may be null */
    public record Link(String text, String href) {}
}
