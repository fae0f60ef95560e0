package io.bridgekeeper.devstack.demo;

import io.bridgekeeper.devstack.client.AlertmanagerWebhook;
import io.bridgekeeper.devstack.client.Answer;
import io.bridgekeeper.devstack.client.Users;
import java.time.Duration;

/** What the later acts know of the incident that the first one opened. */
record Scene(
        Users users,
        Narrator tell,
        String integrationKey,
        AlertmanagerWebhook alert,
        String onCall,
        String incident,
        String page) {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String GROUP = "/systems/checkout/responders";

    Answer send() {
        return users.anyone().post("/hooks/" + integrationKey + "/alertmanager", alert.firing());
    }

    Answer grants() {
        return users.as(onCall).get("/api/access/grants?incidentId=" + incident);
    }
}
