package io.bridgekeeper.paging.completeness;

import java.util.Locale;

/** Something that a brief should tell; the weights of all make 100. */
public enum Part {
    TITLE(By.SENDER, 15, "a title that says what is broken"),
    SEVERITY(By.SENDER, 10, "a severity"),
    BEGINNING(By.SENDER, 5, "a beginning"),
    EVIDENCE(By.SENDER, 15, "evidence"),
    LINKS(By.SENDER, 10, "links"),
    SYSTEM(By.CATALOG, 15, "the system"),
    AREA(By.CATALOG, 5, "the area of the system"),
    SERVICE_OWNER(By.CATALOG, 5, "a service owner"),
    PRODUCT_OWNER(By.CATALOG, 5, "a product owner"),
    RUNBOOK(By.CATALOG, 10, "a runbook that somebody has reviewed"),
    CHANGES(By.PIPELINE, 5, "changes");

    private final By by;
    private final int weight;
    private final String words;

    Part(By by, int weight, String words) {
        this.by = by;
        this.weight = weight;
        this.words = words;
    }

    /** Who can give it. */
    public enum By {
        /** The monitoring tool, and so the owner of its integration. */
        SENDER,
        /** Whoever keeps the catalog. */
        CATALOG,
        /** Whoever changes the system. */
        PIPELINE;

        /** As it stands in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public By by() {
        return by;
    }

    int weight() {
        return weight;
    }

    /** What is missing where it is, to go on after "without". */
    public String words() {
        return words;
    }

    /** As it stands in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
