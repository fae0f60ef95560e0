package io.bridgekeeper.gateway.problem;

import java.net.URI;

/** Every refusal of the gateway, as RFC 9457 wants it: the title says the same each time, the detail says what happened. */
public enum ProblemType {
    UNKNOWN_INTEGRATION_KEY("unknown-integration-key", 401, "The integration key is not valid"),
    NOT_AUTHENTICATED("not-authenticated", 401, "A valid access token is needed"),
    FORBIDDEN("forbidden", 403, "The access token does not allow this"),
    UNREADABLE_BODY("unreadable-body", 400, "The body cannot be read"),
    BAD_PATH("bad-path", 400, "The path is not one of ours"),
    BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    BODY_TOO_SLOW("body-too-slow", 408, "The body did not arrive in time"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    ENCODED_BODY("encoded-body", 415, "The body must not be compressed"),
    INTERNAL("internal-error", 500, "The gateway failed"),
    SERVICE_AWAY("service-away", 502, "The service behind the gateway does not answer"),
    NOT_KEPT("not-kept", 503, "The signals could not be kept; send them again"),
    NOT_READY("not-ready", 503, "The gateway does not know the integration keys yet; send again"),
    IDENTITY_AWAY("identity-away", 503, "Access tokens cannot be checked now; ask again"),
    OVERLOADED("overloaded", 503, "The gateway has too much to do; send again"),
    SERVICE_SLOW("service-slow", 504, "The service behind the gateway did not answer in time");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public URI uri() {
        return URI.create("https://bridgekeeper.io/problems/" + slug);
    }

    /** The slug also names the reason in metrics. */
    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
