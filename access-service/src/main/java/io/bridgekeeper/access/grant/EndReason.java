package io.bridgekeeper.access.grant;

/** Why a grant ends. */
public enum EndReason {
    RESOLVED("resolved"),
    STOOD_DOWN("stood-down"),
    DECLINED("declined"),
    WITHDRAWN("withdrawn"),
    EXPIRED("expired"),
    /** Not a grant's own end: a membership was found that no live grant wants. */
    SWEPT("swept");

    private final String slug;

    EndReason(String slug) {
        this.slug = slug;
    }

    /** As events, tables and metrics spell it. */
    public String slug() {
        return slug;
    }

    static EndReason of(String slug) {
        for (EndReason reason : values()) {
            if (reason.slug.equals(slug)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no reason " + slug);
    }
}
