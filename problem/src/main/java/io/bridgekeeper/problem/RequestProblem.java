package io.bridgekeeper.problem;

/** What any request of any service can meet, before or beside what it asks for. */
public enum RequestProblem implements ProblemKind {
    BAD_REQUEST(400, "The request is not as it should be"),
    NOT_AUTHENTICATED(401, "A valid access token is needed"),
    WRONG_ROLE(403, "Your roles do not allow this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This method is not for this address"),
    NOT_ACCEPTABLE(406, "This is not told in any of the media types that you accept"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not of a media type that is read here"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "There is no answer just now; ask again soon"),
    IDENTITY_AWAY(503, "Access tokens cannot be checked just now; ask again soon");

    private final int status;
    private final String title;

    RequestProblem(int status, String title) {
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

    /** The kind of a bare status that a framework answered with. */
    static RequestProblem of(int status) {
        return switch (status) {
            case 401 -> NOT_AUTHENTICATED;
            case 403 -> WRONG_ROLE;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
