package io.bridgekeeper.paging.incident;

import java.util.List;
import java.util.Map;

/** What the sender of the first signal knew, for whoever is called. */
public record Facts(Map<String, String> labels, Map<String, String> evidence, List<Link> links, Said said) {

    public Facts {
        // Not written for incidents of before, nor in every table of the tests.
        said = said == null ? new Said(true, true) : said;
    }

    public Facts(Map<String, String> labels, Map<String, String> evidence, List<Link> links) {
        this(labels, evidence, links, null);
    }

    /** @param text what stands there; may be null */
    public record Link(String text, String href) {}

    /** Of what an incident always has: whether the sender gave it, or something was put in its place. */
    public record Said(boolean severity, boolean startsAt) {}
}
