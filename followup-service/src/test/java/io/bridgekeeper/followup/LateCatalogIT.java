package io.bridgekeeper.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.followup.Broker.Told;
import io.bridgekeeper.outbox.InboxFlow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The incident is over before the catalog says who owns the system: the proposal comes late, and comes. */
@QuarkusTest
class LateCatalogIT extends RealParts {

    @Inject
    InboxFlow inbox;

    @Inject
    IncidentInbox incidents;

    @Inject
    CatalogInbox catalog;

    @RepeatedTest(10)
    void losesNoProposalWhenTheCatalogArrivesAtOnceWithTheEndOfAnIncident() {
        tellPerson("erin");
        openFollowUp("erin");
        String systemId = newSystemId();
        UUID incidentId = UUID.randomUUID();

        atOnce(Stream.of(
                inbox.receiveJointly(
                        List.of(event(resolved(incidentId, systemId, newFingerprint(), "restart"))),
                        IncidentInbox::told,
                        incidents::take),
                inbox.receive(List.of(event(system(systemId, null, "erin"))), catalog::work)));

        assertThat(show(followUpOf(incidentId)).getString("proposed")).isEqualTo("erin");
    }

    @Test
    void proposesTheProductOwnerOnceTheCatalogNamesOneAndKnowsThePerson() {
        String systemId = newSystemId();
        String personId = "person-" + UUID.randomUUID();
        UUID incidentId = UUID.randomUUID();
        tell(incidentId, resolved(incidentId, systemId, newFingerprint(), "restart"));
        String id = followUpOf(incidentId);
        assertThat(show(id).getString("proposed")).isNull();

        tellSystem(systemId, null, personId);
        tellPerson(personId);

        await().until(() -> personId.equals(show(id).getString("proposed")));
        List<Told> told = broker.hear(TOPIC, incidentId.toString(), 2);
        assertThat(told)
                .extracting(Told::type)
                .containsExactly("followup.followup.opened.v1", "followup.accountable.proposed.v1");
        assertThat(told.getFirst().data().get("proposedPersonId").isNull()).isTrue();
        assertThat(told.getLast().data().get("proposedBy").asText()).isEqualTo("catalog");
    }
}
