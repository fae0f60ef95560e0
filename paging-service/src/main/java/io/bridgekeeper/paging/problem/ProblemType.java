package io.bridgekeeper.paging.problem;

import java.net.URI;

/** Every way in which paging-service says no. The list is part of the API; titles never change with the case. */
public enum ProblemType {
    MALFORMED_REQUEST("malformed-request", 400, "The request is not as it should be"),
    NOT_YOUR_PAGE("not-your-page", 403, "This page is another person's"),
    NOT_YOUR_INCIDENT("not-your-incident", 403, "Only who was paged for an incident, or a commander, resolves it"),
    UNKNOWN_INCIDENT("unknown-incident", 404, "There is no such incident"),
    UNKNOWN_PAGE("unknown-page", 404, "There is no such page"),
    UNKNOWN_SYSTEM("unknown-system", 404, "There is no such system in the catalog"),
    UNKNOWN_INTEGRATION("unknown-integration", 404, "There is no such integration"),
    ALREADY_ACCEPTED("already-accepted", 409, "Somebody has accepted already"),
    INCIDENT_RESOLVED("incident-resolved", 409, "The incident is resolved"),
    PAGE_DECLINED("page-declined", 409, "You declined this page, and the next step was called"),
    INTEGRATION_REVOKED("integration-revoked", 409, "The integration is revoked");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public URI type() {
        return URI.create("https://bridgekeeper.io/problems/" + slug);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
