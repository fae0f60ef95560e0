package io.bridgekeeper.contracts.paging.v1;

import java.time.Instant;
import java.util.UUID;

/**
 * The incident needs somebody again: whoever had it does not say so any more, or it was resolved too early. People are called from the first step on.
 *
 * <p>Type {@code paging.incident.retriggered.v1} on {@code paging.incident.v1}.
 *
 * @param incidentId    the incident, also the topic key
 * @param systemId      the system that the incident is of, by its catalog id; may be null
 * @param why           {@code no-answer} where whoever had it did not say so any more, {@code reopened} where it had been resolved
 * @param personId      who had it, or who reopened it, by Keycloak user name; absent where the monitoring tool reopened it; may be null
 * @param note          why it was reopened, or that and why whoever had it cannot go on, in words; may be null
 * @param retriggeredAt when
 */
public record IncidentRetriggered(
        UUID incidentId, String systemId, String why, String personId, String note, Instant retriggeredAt) {

    public static final String NO_ANSWER = "no-answer";
    public static final String REOPENED = "reopened";
}
