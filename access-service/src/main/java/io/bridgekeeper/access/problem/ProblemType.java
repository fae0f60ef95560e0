package io.bridgekeeper.access.problem;

import java.net.URI;
import java.util.Locale;

/** Every kind of no that this service answers with. */
public enum ProblemType {
    BAD_REQUEST(400, "The request is not as it should be"),
    NO_TOKEN(401, "A valid access token is needed"),
    WRONG_ROLE(403, "Your roles do not allow this"),
    NOT_YOUR_GRANT(403, "This grant is another person's"),
    NOT_FOUND(404, "There is nothing here"),
    UNKNOWN_GRANT(404, "There is no such grant"),
    METHOD_NOT_ALLOWED(405, "This method is not for this address"),
    NOT_ACCEPTABLE(406, "This is only told as JSON"),
    BODY_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request must be JSON"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "Grants cannot be told just now; try again soon");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The same for every occurrence. */
    public String title() {
        return title;
    }

    /** By which programs know the problem. */
    public URI uri() {
        return URI.create("https://bridgekeeper.io/problems/"
                + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
