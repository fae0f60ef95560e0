package io.bridgekeeper.access.problem;

import io.bridgekeeper.problem.ProblemKind;

/** Every way in which access-service says no. The list is part of the API; titles never change with the case. */
public enum ProblemType implements ProblemKind {
    NOT_YOUR_GRANT(403, "This grant is another person's"),
    UNKNOWN_GRANT(404, "There is no such grant"),
    NOT_RENEWABLE(409, "This grant cannot be renewed"),
    UNKNOWN_REQUEST(404, "There is no such request"),
    NOT_YOUR_REQUEST(403, "This request is another person's"),
    NOT_YOURS_TO_DECIDE(403, "This request is not yours to decide"),
    OWN_REQUEST(403, "Nobody decides their own request"),
    SAME_PERSON(403, "This account and the one that asks are the same person's"),
    SAME_CHAIN(403, "Those who agree to each other's requests cannot agree here"),
    AGREED_ALREADY(409, "This person has agreed already"),
    REQUEST_DECIDED(409, "This request is decided; a decision is not changed"),
    REQUEST_EXPIRED(409, "This request was not decided in time"),
    REQUEST_NOT_APPROVED(409, "Only what was approved can be revoked"),
    NOT_ELIGIBLE(403, "This profile is not for you"),
    SECOND_FACTOR_NEEDED(403, "This profile asks for a log-in with a second factor"),
    INCIDENT_NOT_OPEN(409, "There is no such incident that is open"),
    KEYCLOAK_AWAY(503, "Keycloak cannot be asked just now who you are; ask again soon"),
    UNKNOWN_REVIEW(404, "There is no such review"),
    OWN_USE(403, "Nobody closes the review of their own use"),
    REVIEW_CLOSED(409, "This review is closed"),
    NO_PROFILES(404, "No document of profiles was put yet"),
    UNKNOWN_VERSION(404, "There is no such version"),
    PROFILES_CHANGED(412, "The document of profiles is not the one that was changed"),
    VERSION_NOT_SAID(428, "The request does not say which version it changes");

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
