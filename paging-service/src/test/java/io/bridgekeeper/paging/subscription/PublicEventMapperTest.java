package io.bridgekeeper.paging.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import io.bridgekeeper.contracts.paging.v1.IncidentOpened;
import io.bridgekeeper.contracts.paging.v1.IncidentRerouted;
import io.bridgekeeper.contracts.paging.v1.IncidentRetriggered;
import io.bridgekeeper.contracts.paging.v1.SystemPublished;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicEventMapperTest {

    private static final UUID EVENT = new UUID(0, 1);
    private static final UUID INCIDENT = new UUID(0, 2);
    private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");

    static List<EventType> told() {
        return EventCatalogue.ALL.stream()
                .filter(type -> type.topic().equals("paging.incident.v1"))
                .toList();
    }

    /** With nothing in it: what may be absent breaks nothing. */
    @ParameterizedTest
    @MethodSource("told")
    void knowsEveryEventOfTheTopic(EventType type) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(type.data().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class[]::new);
        Object[] nothing = Arrays.stream(types)
                .map(each -> each == UUID.class ? INCIDENT : each == int.class ? 0 : null)
                .toArray();
        Record event = (Record) type.data().getDeclaredConstructor(types).newInstance(nothing);
        assertThat(PublicEventMapper.read(EVENT, AT, event)).hasValueSatisfying(known -> {
            assertThat(known.id()).isEqualTo(EVENT);
            assertThat(known.incidentId()).isEqualTo(INCIDENT);
            assertThat(known.systems()).isEmpty();
        });
    }

    @Test
    void tellsNothingOfTheCatalog() {
        assertThat(PublicEventMapper.read(
                        EVENT, AT, new SystemPublished("s", "S", 1, null, null, 5, List.of(), List.of(), false, AT)))
                .isEmpty();
    }

    @Test
    void writesWhatIsDocumentedAndNothingElse() {
        PublicEvent event = PublicEventMapper.read(
                        EVENT,
                        AT,
                        new IncidentOpened(
                                INCIDENT, "5xx", "SEV1", "checkout", "f".repeat(64), new UUID(0, 3), "k", 5, null, AT))
                .orElseThrow();
        assertThat(PublicEventMapper.write(event.id(), event.kind(), AT, event.data(), new ObjectMapper()))
                .isEqualTo("{\"id\":\"00000000-0000-0000-0000-000000000001\",\"type\":\"incident.triggered\","
                        + "\"occurredAt\":\"2026-11-27T12:00:00Z\",\"data\":{"
                        + "\"incidentId\":\"00000000-0000-0000-0000-000000000002\",\"title\":\"5xx\","
                        + "\"severity\":\"SEV1\",\"dedupKey\":\"k\","
                        + "\"integrationId\":\"00000000-0000-0000-0000-000000000003\",\"systemId\":\"checkout\"}}");
    }

    @Test
    void tellsBothSystemsWhenAnIncidentMoves() {
        assertThat(PublicEventMapper.read(EVENT, AT, new IncidentRerouted(INCIDENT, "a", "b", "bob", null, AT, 4)))
                .hasValueSatisfying(event -> assertThat(event.systems()).containsExactlyInAnyOrder("a", "b"));
    }

    @Test
    void tellsReopenedFromNoMoreAcknowledged() {
        assertThat(retriggered(IncidentRetriggered.REOPENED)).isEqualTo(EventKind.INCIDENT_REOPENED);
        assertThat(retriggered(IncidentRetriggered.NO_ANSWER)).isEqualTo(EventKind.INCIDENT_UNACKNOWLEDGED);
    }

    @Test
    void namesKindsAsTheDocumentationDoes() {
        assertThat(EventKind.words())
                .containsExactly(
                        "incident.triggered",
                        "incident.alert-joined",
                        "incident.acknowledged",
                        "incident.unacknowledged",
                        "incident.resolved",
                        "incident.reopened",
                        "incident.severity-changed",
                        "incident.rerouted",
                        "incident.nobody-answered",
                        "incident.without-owner",
                        "incident.responder-requested",
                        "incident.responder-request-ended",
                        "page.queued",
                        "page.accepted",
                        "page.declined",
                        "page.expired",
                        "page.withdrawn");
        assertThat(EventKind.words()).allMatch(word -> EventKind.of(word).isPresent());
        assertThat(EventKind.of("subscription.test")).isEmpty();
    }

    private static EventKind retriggered(String why) {
        Optional<PublicEvent> event =
                PublicEventMapper.read(EVENT, AT, new IncidentRetriggered(INCIDENT, null, why, "bob", null, AT));
        return event.orElseThrow().kind();
    }
}
