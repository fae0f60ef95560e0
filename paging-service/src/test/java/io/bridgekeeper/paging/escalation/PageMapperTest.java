package io.bridgekeeper.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.paging.v1.PageQueued;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.escalation.Rung.Reach;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageMapperTest {

    private static final Instant NOW = Instant.parse("2026-11-23T22:10:00Z");
    private static final UUID PAGE = new UUID(0, 1);
    private static final Catalog NONE = new Catalog(Map.of(), Map.of(), Map.of(), Map.of(), null, null);
    private static final Explanation WHY = new Explanation("", List.of());
    private static final Rung RUNG =
            new Rung(1, 1, "alice", "on call", Duration.ofMinutes(5), new Reach.ExpectsTheCall(Set.of()));

    @ParameterizedTest
    @CsvSource({
        // which page, the incident's area: what is told of it
        "by a step,          payments, payments",
        "by a step,          '',       ''",
        "by hand,            payments, payments",
        "by hand,            '',       ''",
        "for another system, payments, ''",
    })
    void tellsTheAreaOfTheSystemThatThePageIsFor(String which, String area, String told) {
        Incident whole = Incidents.of(Severity.SEV2, Optional.of("checkout"), NOW, List.of(), List.of());
        Incident incident = in(area, whole);
        PageEvent event = switch (which) {
            case "by a step" -> new PageEvent.Queued(PAGE, 1, RUNG, NOW, WHY);
            case "by hand" ->
                new PageEvent.CalledByHand(PAGE, "alice", "carol", "you know it", Optional.empty(), Set.of(), WHY);
            default -> new PageEvent.ResponderCalled(request(incident.id()), PAGE, 1, RUNG, NOW, WHY);
        };
        PageQueued queued =
                (PageQueued) PageMapper.told(event, incident, NONE, NOW).getFirst();
        assertThat(Optional.ofNullable(queued.areaId()).orElse("")).isEqualTo(told);
        assertThat(queued.systemId()).isEqualTo("checkout");
    }

    private static Incident in(String area, Incident whole) {
        return new Incident(
                whole.id(),
                whole.integrationId(),
                whole.joinKey(),
                whole.dedupKey(),
                whole.fingerprint(),
                whole.title(),
                whole.severity(),
                whole.systemId(),
                Optional.of(area).filter(id -> !id.isEmpty()),
                whole.since(),
                whole.openedAt(),
                whole.facts(),
                whole.gap(),
                whole.seatLimit(),
                whole.alerts(),
                whole.openAlerts(),
                whole.state(),
                whole.escalation());
    }

    private static ResponderRequest request(UUID incidentId) {
        return new ResponderRequest(
                new UUID(0, 2),
                incidentId,
                "search",
                "Search",
                "carol",
                "is it you?",
                NOW,
                List.of(),
                0,
                Optional.empty(),
                RequestState.REQUESTED,
                Optional.empty(),
                Optional.empty());
    }
}
