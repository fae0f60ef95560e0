package io.bridgekeeper.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.contracts.paging.v1.AlertJoined;
import io.bridgekeeper.contracts.paging.v1.IncidentAcknowledged;
import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentResolved;
import io.bridgekeeper.contracts.paging.v1.NobodyAnswered;
import io.bridgekeeper.contracts.paging.v1.OwnershipGapFound;
import io.bridgekeeper.contracts.paging.v1.PageAccepted;
import io.bridgekeeper.contracts.paging.v1.PageDeclined;
import io.bridgekeeper.contracts.paging.v1.PageExpired;
import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.contracts.paging.v1.PageWithdrawn;
import io.bridgekeeper.followup.Broker.Told;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An incident ends, and the work to solve it begins. */
@QuarkusTest
class FollowUpOpeningIT extends RealParts {

    private final UUID incidentId = UUID.randomUUID();
    private final String systemId = newSystemId();
    private final String fingerprint = newFingerprint();

    @Test
    void proposesTheProductOwnerAndTellsIt() {
        tellPerson("erin");
        tellSystem(systemId, "checkout", "erin");
        awaitProposals(systemId, "erin");

        tell(incidentId, resolved(incidentId, systemId, fingerprint, "restart"));

        JsonPath followUp = show(followUpOf(incidentId));
        assertThat(followUp.getString("state")).isEqualTo("open");
        assertThat(followUp.getString("proposed")).isEqualTo("erin");
        assertThat(followUp.getString("accountable")).isNull();
        assertThat(followUp.getString("systemId")).isEqualTo(systemId);
        assertThat(followUp.getString("fingerprint")).isEqualTo(fingerprint);
        assertThat(followUp.getList("occurrences.how")).containsExactly("restart");

        List<Told> told = broker.hear(TOPIC, incidentId.toString(), 1);
        assertThat(told).hasSize(1);
        Told opened = told.getFirst();
        assertThat(opened.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "followup.followup.opened.v1")
                .containsEntry("ce_source", "/bridgekeeper/followup-service")
                .containsEntry("ce_time", followUp.getString("openedAt"))
                .containsKeys("ce_id", "traceparent");
        assertThat(UUID.fromString(opened.headers().get("ce_id")).version()).isEqualTo(7);
        assertThat(opened.data().get("followUpId").asText()).isEqualTo(followUp.getString("followUpId"));
        assertThat(opened.data().get("incidentId").asText()).isEqualTo(incidentId.toString());
        assertThat(opened.data().get("proposedPersonId").asText()).isEqualTo("erin");
    }

    @Test
    void hasTheTimelineInItInOrder() {
        Instant start = minutesAgo(40);
        UUID page = UUID.randomUUID();
        tell(
                incidentId,
                new IncidentOpened(
                        incidentId,
                        "Checkout fails",
                        "SEV1",
                        systemId,
                        fingerprint,
                        UUID.randomUUID(),
                        "k",
                        4,
                        null,
                        start));
        tell(incidentId, new OwnershipGapFound(incidentId, systemId, "no-consent", "alice was passed over", start));
        tell(incidentId, new PageQueued(page, incidentId, systemId, "bob", 1, "on call", start, null, null, null));
        tell(incidentId, new AlertJoined(incidentId, "k2", "Queue grows", 2, start.plusSeconds(10)));
        tell(incidentId, new PageDeclined(page, incidentId, systemId, "bob", "on a train", start.plusSeconds(20)));
        tell(
                incidentId,
                new PageQueued(
                        page,
                        incidentId,
                        systemId,
                        "carol",
                        2,
                        "second step",
                        start.plusSeconds(20),
                        null,
                        null,
                        null));
        tell(
                incidentId,
                new OwnershipGapFound(incidentId, systemId, "override", "carol paged erin", start.plusSeconds(30)));
        tell(incidentId, new PageExpired(page, incidentId, systemId, "carol", start.plusSeconds(80)));
        tell(incidentId, new NobodyAnswered(incidentId, systemId, 2, start.plusSeconds(80)));
        tell(incidentId, new PageAccepted(page, incidentId, systemId, "carol", start.plusSeconds(90)));
        tell(incidentId, new IncidentAcknowledged(incidentId, page, "carol", start.plusSeconds(90)));
        tell(incidentId, new PageWithdrawn(page, incidentId, systemId, "bob", "resolved", start.plusSeconds(1200)));
        tell(
                incidentId,
                new IncidentResolved(
                        incidentId,
                        systemId,
                        "Checkout fails",
                        "SEV1",
                        fingerprint,
                        "rollback",
                        "back to 1.4",
                        "carol",
                        start,
                        start.plusSeconds(90),
                        start.plusSeconds(1200),
                        null));

        JsonPath followUp = show(followUpOf(incidentId));

        assertThat(followUp.getList("timeline.what"))
                .containsExactly(
                        "Opened as SEV1: Checkout fails",
                        "No owner could be called: alice was passed over",
                        "Paged bob: on call",
                        "Alert 2 joined: Queue grows",
                        "bob declined: on a train",
                        "Paged carol: second step",
                        "Paged without an agreement: carol paged erin",
                        "carol did not answer in time",
                        "Nobody answered: 2 steps tried",
                        "carol acknowledged",
                        "Resolved by carol, rollback: back to 1.4");
        assertThat(followUp.getString("timeline[0].at")).isEqualTo(start.toString());
        assertThat(followUp.getString("timeline[0].incidentId")).isEqualTo(incidentId.toString());
    }

    @Test
    void showsTwoClocksOfWhichOneRuns() {
        IncidentResolved end = resolved(incidentId, systemId, fingerprint, "fix");
        tell(incidentId, end);
        String id = followUpOf(incidentId);

        clock.moveTo(end.openedAt().plusSeconds(3 * 3600));

        JsonPath followUp = show(id);
        assertThat(followUp.getString("clocks.resolvedAfter")).isEqualTo("PT20M");
        assertThat(followUp.getString("clocks.solvedAfter")).isNull();
        assertThat(followUp.getBoolean("clocks.solvedRunning")).isTrue();
        assertThat(followUp.getString("clocks.unsolvedFor")).startsWith("PT3H");
        assertThat(followUp.getBoolean("solvable")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "self-cleared, 'It cleared by itself, and nobody knows why.'",
        "false-alarm, 'It was a false alarm, and the alarm still stands.'"
    })
    void opensOneForWhatWentAwayByItself(String how, String because) {
        UUID incident = UUID.randomUUID();
        tell(incident, resolved(incident, systemId, newFingerprint(), how));

        JsonPath followUp = show(followUpOf(incident));

        assertThat(followUp.getBoolean("solvable")).isFalse();
        assertThat(followUp.getString("because")).isEqualTo(because);
    }

    @Test
    void opensOneWithoutAProposalForAnIncidentOfNoSystem() {
        tell(incidentId, resolved(incidentId, null, fingerprint, "fix"));

        JsonPath followUp = show(followUpOf(incidentId));

        assertThat(followUp.getString("systemId")).isNull();
        assertThat(followUp.getString("proposed")).isNull();
    }

    @Test
    void asksTheProductOwnerOfTheAreaAndThatOfTheSystemWhereTheOneOfTheAreaHasLeft() {
        tellPerson("erin");
        tellPerson("frank");
        tellSystem(systemId, "policy", "erin");
        awaitProposals(systemId, "erin");

        tell(incidentId, inAnAreaOf(incidentId, "frank"));
        assertThat(show(followUpOf(incidentId)).getString("proposed")).isEqualTo("frank");

        UUID other = UUID.randomUUID();
        tell(other, inAnAreaOf(other, "nobody-of-this-name"));
        assertThat(show(followUpOf(other)).getString("proposed")).isEqualTo("erin");
    }

    private IncidentResolved inAnAreaOf(UUID id, String productOwner) {
        IncidentResolved plain = resolved(id, systemId, newFingerprint(), "restart");
        return new IncidentResolved(
                id,
                systemId,
                plain.title(),
                plain.severity(),
                plain.fingerprint(),
                plain.how(),
                null,
                "bob",
                plain.openedAt(),
                plain.acknowledgedAt(),
                plain.resolvedAt(),
                productOwner);
    }

    @Test
    void takesNoEventTwice() {
        UUID opening = UUID.randomUUID();
        UUID ending = UUID.randomUUID();
        var opened = new IncidentOpened(
                incidentId, "Again", "SEV2", systemId, fingerprint, UUID.randomUUID(), "k", 4, null, minutesAgo(30));
        var end = resolved(incidentId, systemId, fingerprint, "restart");
        for (int i = 0; i < 2; i++) {
            broker.tell(opening, incidentId.toString(), opened);
            broker.tell(ending, incidentId.toString(), end);
        }
        // Behind them in order: once it is there, all of the above has been taken in.
        tell(incidentId, new AlertJoined(incidentId, "k", "Last", 2, minutesAgo(1)));

        String id = followUpOf(incidentId);
        await().until(() -> show(id).getString("timeline[-1].what").startsWith("Alert 2 joined"));

        assertThat(show(id).getList("timeline")).hasSize(3);
        assertThat(show(id).getInt("occurrenceCount")).isEqualTo(1);
        assertThat(broker.hear(TOPIC, incidentId.toString(), 1)).hasSize(1);
    }

    /** Waits until the catalog has arrived, by a throw-away incident of the system. */
    private static void awaitProposals(String systemId, String personId) {
        UUID probe = UUID.randomUUID();
        tell(probe, resolved(probe, systemId, newFingerprint(), "fix"));
        String id = followUpOf(probe);
        await().until(() -> personId.equals(show(id).getString("proposed")));
    }
}
