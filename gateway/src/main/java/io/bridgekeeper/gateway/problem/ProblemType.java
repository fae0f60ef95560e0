package io.bridgekeeper.gateway.problem;

import io.bridgekeeper.problem.ProblemKind;

/** Every way in which the gateway itself says no. The list is part of the API; titles never change with the case. */
public enum ProblemType implements ProblemKind {
    UNKNOWN_INTEGRATION_KEY(401, "The integration key is not valid"),
    DIFFERENT_INTEGRATION_KEYS(400, "The request has two integration keys that differ"),
    SIGNATURE_MISSING(401, "The body must be signed"),
    SIGNATURE_WRONG(401, "The signature does not hold"),
    SIGNATURE_OUT_OF_TIME(401, "The signature was made too long ago, or a clock is wrong"),
    SIGNATURE_REPLAYED(401, "The signature has come before"),
    NOT_BY_SNS(401, "The message must be signed by SNS"),
    TOPIC_NOT_BELIEVED(403, "The topic is not one that the integration believes"),
    SIGNATURE_NOT_CHECKED(503, "The signature cannot be checked now; send again"),
    UNREADABLE_BODY(400, "The body cannot be read"),
    BODY_TOO_INTRICATE(400, "The body is nested too deep or has too many keys"),
    FAULTY_MAPPING(400, "The mapping cannot be used"),
    BAD_PATH(400, "The path is not one of ours"),
    NOT_FROM_OUR_PAGE(403, "A session may change something only by a page of its own"),
    NO_SESSION(409, "A bearer has no session that could end"),
    UNKNOWN_INCIDENT(404, "There is no such incident"),
    STILL_UNREADABLE(409, "The dead letter cannot be read with the format and the mapping of now either"),
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
