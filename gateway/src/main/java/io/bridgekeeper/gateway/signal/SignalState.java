package io.bridgekeeper.gateway.signal;

import java.util.Locale;

/** What one notice says of its problem. */
public enum SignalState {
    /** It is there. */
    FIRING,
    /** Somebody has it, so the tool says. */
    ACKNOWLEDGED,
    /** It is gone, so the tool says. */
    RESOLVED,
    /** Worth knowing, nobody is paged. */
    INFO;

    /** The state as it is written in events and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
