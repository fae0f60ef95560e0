package io.bridgekeeper.paging.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shop needs checkout and search, checkout needs payments, payments needs the database. */
class DependencyHoldTest {

    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final Catalog CATALOG = Catalogs.read("""
            people:
              - { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] }
            policies:
              - { id: p, steps: [ { call: { person: alice }, timeout: PT5M } ] }
            fallbackPolicy: p
            systems:
              - { id: shop, name: Shop, tier: 1, productOwner: alice, dependsOn: [checkout, search],
                  matchers: [ { label: service, equals: shop } ] }
              - { id: checkout, name: Checkout, tier: 1, productOwner: alice, dependsOn: [payments],
                  matchers: [ { label: service, equals: checkout } ] }
              - { id: search, name: Search, tier: 1, productOwner: alice,
                  matchers: [ { label: service, equals: search } ] }
              - { id: payments, name: Payments, tier: 1, productOwner: alice, dependsOn: [db],
                  matchers: [ { label: service, equals: payments } ] }
              - { id: db, name: Database, tier: 1, productOwner: alice,
                  matchers: [ { label: service, equals: db } ] }
            """);

    private static Incident incident(String systemId, Severity severity) {
        return Incidents.of(severity, Optional.ofNullable(systemId), NOW, List.of(), List.of());
    }

    /** Such as {@code payments SEV2 | db SEV1}. */
    private static List<Broken> broken(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" *[|] *"))
                        .map(each -> each.split(" "))
                        .map(words -> new Broken(
                                UUID.nameUUIDFromBytes((words[0] + words[1]).getBytes()),
                                words[0],
                                Severity.valueOf(words[1]),
                                words[0] + " is down"))
                        .toList();
    }

    @ParameterizedTest(name = "{0} as {1}, broken are {2}: held by {3}")
    @CsvSource({
        "checkout, SEV1, payments SEV1,                  payments",
        "checkout, SEV3, payments SEV1,                  payments",
        "checkout, SEV1, payments SEV2,                  ",
        "checkout, SEV2, payments SEV3 | db SEV1,        db",
        "checkout, SEV2, payments SEV2 | db SEV1,        payments",
        "shop,     SEV3, search SEV3 | checkout SEV2,    checkout",
        "shop,     SEV3, db SEV3,                        db",
        "payments, SEV3, checkout SEV1,                  ",
        "checkout, SEV3, checkout SEV1,                  ",
        "search,   SEV3, db SEV1,                        ",
        "checkout, SEV3, ,                               ",
        ",         SEV3, payments SEV1,                  ",
        "gone,     SEV3, payments SEV1,                  ",
    })
    void waitsForTheNearestThatIsNoLessBad(String system, Severity severity, String open, String cause) {
        Optional<DependencyHold> hold = DependencyHold.of(incident(system, severity), broken(open), CATALOG, HOLD, NOW);
        assertThat(hold.map(by -> by.cause().systemId())).isEqualTo(Optional.ofNullable(cause));
        assertThat(hold.map(DependencyHold::until)).isEqualTo(hold.map(by -> NOW.plus(HOLD)));
    }

    @Test
    void holdsNothingWhereThatIsTurnedOff() {
        assertThat(DependencyHold.of(
                        incident("checkout", Severity.SEV3), broken("payments SEV1"), CATALOG, Duration.ZERO, NOW))
                .isEmpty();
    }

    @Test
    void leavesWhatIsHeldForLonger() {
        DependencyHold hold = DependencyHold.of(
                        incident("checkout", Severity.SEV3), broken("payments SEV1"), CATALOG, HOLD, NOW)
                .orElseThrow();
        Incident plain = incident("checkout", Severity.SEV3);
        assertThat(hold.on(plain).escalation().escalateAt()).contains(NOW.plus(HOLD));
        Incident longer = plain.with(plain.state(), plain.escalation().runningUntil(0, NOW.plusSeconds(3_600)));
        assertThat(hold.on(longer)).isEqualTo(longer);
        Incident shorter = plain.with(plain.state(), plain.escalation().runningUntil(0, NOW.plusSeconds(60)));
        assertThat(hold.on(shorter).escalation().escalateAt()).contains(NOW.plus(HOLD));
        assertThat(hold.sentence())
                .isEqualTo("Held back until 2026-11-27T03:05:00Z, for it depends on Payments, which is broken:"
                        + " payments is down (SEV1, incident " + hold.cause().incidentId() + ")");
    }
}
