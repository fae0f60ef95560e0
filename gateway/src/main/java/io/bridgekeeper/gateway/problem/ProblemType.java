package io.bridgekeeper.gateway.problem;

import io.bridgekeeper.problem.ProblemKind;

/** Every way in which the gateway itself says no. The list is part of the API; titles never change with the case. */
public enum ProblemType implements ProblemKind {
    UNKNOWN_INTEGRATION_KEY(401, "The integration key is not valid"),
    UNREADABLE_BODY(400, "The body cannot be read"),
    BAD_PATH(400, "The path is not one of ours"),
    UNKNOWN_INCIDENT(404, "There is no such incident"),
    BODY_TOO_SLOW(408, "The body did not arrive in time"),
    ENCODED_BODY(415, "The body must not be compressed"),
    TOO_MANY_REQUESTS(429, "You ask too often; ask again later"),
    INTEGRATION_THROTTLED(429, "This integration sends too much; send again later"),
    SERVICE_AWAY(502, "The service behind the gateway does not answer"),
    NOT_KEPT(503, "The signals could not be kept; send them again"),
    CHANGE_NOT_KEPT(503, "The change could not be kept; send it again"),
    NOT_READY(503, "The gateway does not know the integration keys yet; send again"),
    OVERLOADED(503, "The gateway has too much to do; send again"),
    SERVICE_SLOW(504, "The service behind the gateway did not answer in time");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
