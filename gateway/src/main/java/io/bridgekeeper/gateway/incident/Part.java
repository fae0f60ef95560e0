package io.bridgekeeper.gateway.incident;

import java.util.Locale;

/** What came of asking one service for its part of an incident. */
sealed interface Part {

    /** @param json as the service wrote it */
    record Shown(String json) implements Part {}

    /** The service answered that there is nothing, such as no bridge yet. */
    record Nothing() implements Part {}

    /** The service did not answer so that it could be shown. */
    record Missing(Why why) implements Part {}

    /** Why a part is missing. */
    enum Why {
        /** The service is not there, or failed. */
        AWAY,
        /** The service did not answer in time. */
        SLOW,
        /** The service does not show this part to the caller. */
        NOT_ALLOWED;

        /** As it is written in answers. */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The part by the status of an answer.
     *
     * @param status of HTTP, other than that of time-outs
     * @param json   the answer's body; only looked at where it is a success
     */
    static Part of(int status, String json) {
        if (status >= 200 && status < 300) {
            return json == null || json.isBlank() ? new Nothing() : new Shown(json);
        }
        return switch (status) {
            case 404 -> new Nothing();
            case 401, 403 -> new Missing(Why.NOT_ALLOWED);
            default -> new Missing(Why.AWAY);
        };
    }
}
