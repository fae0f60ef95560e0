package io.bridgekeeper.followup;

import java.net.URI;

/** Every "no" of this service, as its callers see it. A title is constant; what differs stands in the detail. */
enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    NOT_AUTHENTICATED("not-authenticated", 401, "A valid access token is needed"),
    NOT_ALLOWED("not-allowed", 403, "None of your roles allows this"),
    NOT_YOURS("not-your-follow-up", 403, "This follow-up is not yours to hand over"),
    NOT_PROPOSED("not-proposed", 403, "Only the person who is asked can accept"),
    UNKNOWN_FOLLOW_UP("unknown-follow-up", 404, "There is no such follow-up"),
    ALREADY_ACCEPTED("already-accepted", 409, "Somebody else is accountable already"),
    NOT_A_PERSON("not-a-person", 422, "Exactly one known person is accountable");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    URI uri() {
        return URI.create("https://bridgekeeper.io/problems/" + slug);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
