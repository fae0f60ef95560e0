package io.bridgekeeper.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.IncidentRetriggered;
import io.bridgekeeper.followup.Broker.Told;
import io.bridgekeeper.outbox.InboxFlow;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The same problem breaks again. */
@QuarkusTest
class RecurrenceIT extends RealParts {

    @Inject
    InboxFlow inbox;

    @Inject
    IncidentInbox incidents;

    @Test
    void countsASecondIncidentOfTheSameFingerprintInsteadOfOpeningAnother() {
        String fingerprint = newFingerprint();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        tell(first, resolved(first, null, fingerprint, "fix"));
        String id = followUpOf(first);

        tell(second, resolved(second, null, fingerprint, "restart"));

        await().until(() -> show(id).getInt("occurrenceCount") == 2);
        JsonPath followUp = show(id);
        assertThat(followUp.getList("occurrences.incidentId"))
                .containsExactlyInAnyOrder(first.toString(), second.toString());
        assertThat(followUp.getList("timeline.incidentId")).contains(first.toString(), second.toString());
        assertThat(withFingerprint(fingerprint)).isEqualTo(1);

        List<Told> told = broker.hear(TOPIC, first.toString(), 2);
        assertThat(told)
                .extracting(Told::type)
                .containsExactly("followup.followup.opened.v1", "followup.recurrence.linked.v1");
        assertThat(told.getLast().data().get("incidentId").asText()).isEqualTo(second.toString());
        assertThat(told.getLast().data().get("occurrences").asInt()).isEqualTo(2);
    }

    @Test
    void findsTheFollowUpOfAnIncidentWhateverItsState() {
        UUID incidentId = UUID.randomUUID();
        assertThat(ofIncident(incidentId)).isEmpty();
        String fingerprint = newFingerprint();
        tell(incidentId, resolved(incidentId, null, fingerprint, "restart"));
        String id = followUpOf(incidentId);
        UUID again = UUID.randomUUID();
        tell(again, resolved(again, null, fingerprint, "restart"));
        await().until(() -> show(id).getInt("occurrenceCount") == 2);
        assertThat(ofIncident(incidentId)).containsExactly(id);
        assertThat(ofIncident(again)).containsExactly(id);
    }

    private static List<String> ofIncident(UUID incidentId) {
        return as("ivy")
                .queryParam("incidentId", incidentId)
                .get(FOLLOW_UPS)
                .jsonPath()
                .getList("followUps.followUpId");
    }

    @Test
    void tellsTheLastEndOfAnIncidentThatWasReopened() {
        String fingerprint = newFingerprint();
        UUID incidentId = UUID.randomUUID();
        IncidentResolved early = resolved(incidentId, null, fingerprint, "restart");
        tell(incidentId, early);
        String id = followUpOf(incidentId);
        tell(
                incidentId,
                new IncidentRetriggered(
                        incidentId, null, IncidentRetriggered.REOPENED, "bob", "it fails again", early.resolvedAt()));
        Instant lastEnd = early.resolvedAt().plusSeconds(300);
        tell(
                incidentId,
                new IncidentResolved(
                        incidentId,
                        null,
                        early.title(),
                        early.severity(),
                        fingerprint,
                        "fix",
                        null,
                        "bob",
                        early.openedAt(),
                        early.acknowledgedAt(),
                        lastEnd,
                        null));

        await().until(() -> "fix".equals(show(id).getString("occurrences[0].how")));
        JsonPath followUp = show(id);
        assertThat(followUp.getInt("occurrenceCount")).isEqualTo(1);
        assertThat(followUp.getString("occurrences[0].resolvedAt")).isEqualTo(lastEnd.toString());
        assertThat(followUp.getList("timeline.what", String.class)).contains("Reopened by bob: it fails again");
        assertThat(withFingerprint(fingerprint)).isEqualTo(1);
    }

    @RepeatedTest(5)
    void opensExactlyOneWhenIncidentsEndAtOnce() {
        String fingerprint = newFingerprint();
        int many = 6;

        atOnce(IntStream.range(0, many).mapToObj(i -> {
            UUID incidentId = UUID.randomUUID();
            return inbox.receiveJointly(
                    List.of(event(resolved(incidentId, null, fingerprint, "restart"))),
                    IncidentInbox::told,
                    incidents::take);
        }));

        assertThat(withFingerprint(fingerprint)).isEqualTo(1);
        assertThat(as("ivy")
                        .get(FOLLOW_UPS)
                        .jsonPath()
                        .getInt("followUps.find { it.fingerprint == '%s' }.occurrenceCount".formatted(fingerprint)))
                .isEqualTo(many);
    }

    private static int withFingerprint(String fingerprint) {
        return as("ivy")
                .queryParam("state", "all")
                .get(FOLLOW_UPS)
                .jsonPath()
                .getList("followUps.findAll { it.fingerprint == '%s' }".formatted(fingerprint))
                .size();
    }
}
