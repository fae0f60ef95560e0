package io.bridgekeeper.roster.problem;

import java.net.URI;
import java.util.Locale;

/** Every kind of no that this service answers with. */
public enum ProblemType {
    BAD_REQUEST(400, "The request is not as it should be"),
    NO_TOKEN(401, "A valid access token is needed"),
    WRONG_ROLE(403, "Your roles do not allow this"),
    NOT_INVITED(403, "You are not invited to this bridge; the gallery is open to you"),
    NOT_COMMANDER(403, "Only a commander may do this"),
    NOT_SEATED(403, "Only who sits on the bridge may ask others to come"),
    NOT_FOUND(404, "There is nothing here"),
    UNKNOWN_BRIDGE(404, "There is no such bridge"),
    UNKNOWN_SEAT(404, "This person has no seat on the bridge"),
    METHOD_NOT_ALLOWED(405, "This method is not for this address"),
    NOT_ACCEPTABLE(406, "This is only told as JSON"),
    BRIDGE_FULL(409, "All seats of the bridge are kept or taken; the gallery is open to you"),
    BRIDGE_CLOSED(409, "The bridge is closed"),
    COMMAND_TAKEN(409, "The bridge has a commander"),
    BODY_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request must be JSON"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "The roster cannot answer just now; try again soon");

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

    /** Last part of {@link #uri()}; also the reason in metrics. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By which programs know the problem. */
    public URI uri() {
        return URI.create("https://bridgekeeper.io/problems/" + slug());
    }
}
