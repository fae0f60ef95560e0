package io.bridgekeeper.paging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.incident.Alert;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.incident.How;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.Incidents;
import io.bridgekeeper.paging.incident.JoinKey;
import io.bridgekeeper.paging.incident.LastEnd;
import io.bridgekeeper.paging.incident.OwnershipGap;
import io.bridgekeeper.paging.incident.Problem;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.intake.Signal.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Catalog CATALOG = Catalogs.ofTests();
    private static final IntakeDecider.NewIds IDS = new IntakeDecider.NewIds(new UUID(0, 1), new UUID(0, 2));
    private static final UUID INTEGRATION = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Known NOTHING = Known.NOTHING;
    private static final Duration WITHIN = Duration.ofMinutes(5);

    /** An open incident with two alerts, of which {@code open} have not cleared. */
    private static Incident incident(int open) {
        return Incidents.triggered(Optional.of("checkout"), NOW.minusSeconds(60), List.of(), List.of())
                .withAlerts(2, open);
    }

    private static Alert alert(Instant lastAt, Optional<Instant> clearedAt) {
        return new Alert(
                new UUID(0, 9), Incidents.ID, INTEGRATION, "dedup", "t", 0, NOW.minusSeconds(60), lastAt, clearedAt);
    }

    private static Signal signal(State state, String service) {
        Facts facts = new Facts(Map.of("service", service), Map.of(), List.of());
        return new Signal(
                INTEGRATION, state, "dedup", Optional.of("group"), "Down", "critical", Optional.empty(), NOW, facts);
    }

    private static Decision decide(State state, Known known) {
        return IntakeDecider.decide(signal(state, "checkout"), known, CATALOG, WITHIN, IDS, NOW);
    }

    private static Known known(Incident incident, Alert alert) {
        return new Known(
                Optional.of(incident),
                Optional.ofNullable(alert),
                ended(Optional.ofNullable(alert).flatMap(Alert::clearedAt)),
                Optional.empty());
    }

    private static LastEnd ended(Optional<Instant> at) {
        return new LastEnd(at, Optional.empty(), Optional.empty());
    }

    @Test
    void opensAnIncidentForAProblemThatNobodyKnows() {
        var opened = (Decision.OpenIncident) decide(State.FIRING, NOTHING);
        Incident incident = opened.incident();
        assertThat(incident.joinKey()).isEqualTo("group");
        assertThat(incident.severity()).isEqualTo(Severity.SEV1);
        assertThat(incident.systemId()).contains("checkout");
        assertThat(incident.gap()).isEmpty();
        assertThat(incident.seatLimit()).isEqualTo(4);
        assertThat(incident.openedAt()).isEqualTo(NOW);
        assertThat(incident.since()).isEqualTo(NOW);
        assertThat(incident.escalation().ownerSteps()).hasSize(2);
        assertThat(incident.escalation().fallbackSteps()).hasSize(1);
        assertThat(opened.alert().incidentId()).isEqualTo(incident.id());
    }

    @Test
    void opensAnIncidentOfItsOwnForWhatComesAfterTheTimeOfItsGroup() {
        Incident first = incident(2);
        for (long minutes : new long[] {1, 2}) {
            Signal late = new Signal(
                    INTEGRATION,
                    State.FIRING,
                    "new",
                    Optional.of("group"),
                    "Down",
                    "critical",
                    Optional.empty(),
                    first.openedAt().plus(Duration.ofMinutes(minutes)).plusMillis(minutes - 1),
                    new Facts(Map.of("service", "checkout"), Map.of(), List.of()),
                    Optional.of(new JoinKey(INTEGRATION, "group", Optional.of(Duration.ofMinutes(2)))),
                    Optional.empty());
            Decision decision = IntakeDecider.decide(
                    late,
                    new Known(Optional.of(first), Optional.empty(), LastEnd.NEVER, Optional.empty()),
                    CATALOG,
                    WITHIN,
                    IDS,
                    NOW);
            if (minutes == 1) {
                assertThat(decision).isInstanceOf(Decision.JoinAlert.class);
            } else {
                assertThat(((Decision.OpenIncident) decision).ended()).contains(first.id());
            }
        }
    }

    @Test
    void joinsAKnownAlertAgainHoweverLate() {
        Incident first = incident(1);
        Signal again = new Signal(
                INTEGRATION,
                State.FIRING,
                "dedup",
                Optional.of("group"),
                "Down",
                "critical",
                Optional.empty(),
                NOW.plus(Duration.ofHours(9)),
                new Facts(Map.of("service", "checkout"), Map.of(), List.of()),
                Optional.of(new JoinKey(INTEGRATION, "group", Optional.of(Duration.ofMinutes(2)))),
                Optional.empty());
        assertThat(IntakeDecider.decide(
                        again,
                        known(first, alert(NOW, Optional.of(NOW))),
                        CATALOG,
                        WITHIN,
                        IDS,
                        NOW.plus(Duration.ofHours(9))))
                .isInstanceOf(Decision.ReopenAlert.class);
    }

    @ParameterizedTest(name = "{0} in {1}: area {2}, called by {3}, {4} seats")
    @CsvSource({
        "critical, /refunds/42, refunds, backup, 7",
        "warning,  /refunds/42, refunds, backup, 5",
        "error,    /invoices,          , payments, 5",
    })
    void callsTheOwnerOfTheAreaAndSeatsAsManyAsTheSeverityAllows(
            String severity, String path, String area, String policy, int seats) {
        Facts facts = new Facts(Map.of("service", "payments", "path", path), Map.of(), List.of());
        Signal signal = new Signal(
                INTEGRATION, State.FIRING, "d", Optional.empty(), "Down", severity, Optional.empty(), NOW, facts);
        Catalog catalog = Catalogs.read("""
                people:
                  - { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] }
                policies:
                  - { id: payments, steps: [ { call: { person: alice }, timeout: PT5M } ] }
                  - { id: backup, steps: [ { call: { person: alice }, timeout: PT9M } ] }
                fallbackPolicy: backup
                systems:
                  - id: payments
                    name: Payments
                    tier: 1
                    matchers: [ { label: service, equals: payments } ]
                    serviceOwner: payments
                    productOwner: alice
                    seatLimit: { default: 5, critical: 7 }
                    areas:
                      - id: refunds
                        name: Refunds
                        serviceOwner: backup
                        matchers: [ { label: path, prefix: /refunds } ]
                """);
        Incident incident =
                ((Decision.OpenIncident) IntakeDecider.decide(signal, NOTHING, catalog, WITHIN, IDS, NOW)).incident();
        assertThat(incident.systemId()).contains("payments");
        assertThat(incident.areaId()).isEqualTo(Optional.ofNullable(area));
        assertThat(incident.seatLimit()).isEqualTo(seats);
        assertThat(incident.escalation().ownerSteps())
                .isEqualTo(catalog.policies().get(policy).steps());
    }

    @ParameterizedTest(name = "service={0}: {1}")
    @CsvSource({"reports-nightly, reports, NO_OWNER", "mystery, , NO_SYSTEM"})
    void opensAllTheSameWhereNobodyOwnsIt(String service, String system, OwnershipGap.Reason gap) {
        var opened = (Decision.OpenIncident)
                IntakeDecider.decide(signal(State.FIRING, service), NOTHING, CATALOG, WITHIN, IDS, NOW);
        assertThat(opened.incident().systemId()).isEqualTo(Optional.ofNullable(system));
        assertThat(opened.incident().gap()).map(OwnershipGap::reason).contains(gap);
        assertThat(opened.incident().escalation().ownerSteps()).isEmpty();
        assertThat(opened.incident().escalation().fallbackSteps()).isNotEmpty();
    }

    @Test
    void joinsAnAlertToTheOpenIncidentOfItsGroup() {
        var joined = (Decision.JoinAlert) decide(State.FIRING, known(incident(1), null));
        assertThat(joined.incident().alerts()).isEqualTo(3);
        assertThat(joined.incident().openAlerts()).isEqualTo(2);
        assertThat(joined.alert().id()).isEqualTo(IDS.alert());
    }

    @Test
    void countsARepeat() {
        Alert open = alert(NOW.minusSeconds(30), Optional.empty());
        assertThat(decide(State.FIRING, known(incident(1), open)))
                .isEqualTo(new Decision.CountRepeat(open.repeated(NOW)));
    }

    @Test
    void reopensAnAlertThatFiresAgainWhileItsIncidentIsOpen() {
        Alert cleared = alert(NOW.minusSeconds(30), Optional.of(NOW.minusSeconds(10)));
        var reopened = (Decision.ReopenAlert) decide(State.FIRING, known(incident(1), cleared));
        assertThat(reopened.incident().openAlerts()).isEqualTo(2);
        assertThat(reopened.incident().alerts()).isEqualTo(2);
        assertThat(reopened.alert().isOpen()).isTrue();
    }

    @Test
    void doesNotReopenAnAlertForAnOlderSignal() {
        Alert cleared = alert(NOW.minusSeconds(30), Optional.of(NOW.plusMillis(1)));
        assertThat(decide(State.FIRING, known(incident(1), cleared)))
                .isEqualTo(new Decision.Nothing(Decision.Reason.OLDER_THAN_ITS_END));
    }

    @Test
    void clearsOneAlertOfSeveral() {
        var cleared = (Decision.ClearAlert)
                decide(State.RESOLVED, known(incident(2), alert(NOW.minusSeconds(30), Optional.empty())));
        assertThat(cleared.incident().openAlerts()).isEqualTo(1);
        assertThat(cleared.alert().clearedAt()).contains(NOW);
    }

    @Test
    void endsTheIncidentWithItsLastAlert() {
        assertThat(decide(State.RESOLVED, known(incident(1), alert(NOW.minusSeconds(30), Optional.empty()))))
                .isInstanceOf(Decision.ClearLastAlert.class);
    }

    @Test
    void doesNotClearAnAlertForAnOlderSignal() {
        assertThat(decide(State.RESOLVED, known(incident(1), alert(NOW.plusMillis(1), Optional.empty()))))
                .isEqualTo(new Decision.Nothing(Decision.Reason.OLDER_THAN_ITS_END));
    }

    @Test
    void notesTheEndOfWhatIsNotOpen() {
        Decision noted = new Decision.NoteEnd(new Problem(INTEGRATION, "dedup"), NOW);
        assertThat(decide(State.RESOLVED, NOTHING)).isEqualTo(noted);
        assertThat(decide(State.RESOLVED, known(incident(1), null))).isEqualTo(noted);
        assertThat(decide(State.RESOLVED, known(incident(1), alert(NOW, Optional.of(NOW)))))
                .isEqualTo(noted);
    }

    @Test
    void doesNotBringBackWhatIsOver() {
        LastEnd over = ended(Optional.of(NOW.plusMillis(1)));
        assertThat(decide(State.FIRING, NOTHING.with(over)))
                .isEqualTo(new Decision.Nothing(Decision.Reason.OLDER_THAN_ITS_END));
    }

    @Test
    void doesNotJoinWhatIsOverToTheOpenIncidentOfOthers() {
        LastEnd over = ended(Optional.of(NOW.plusMillis(1)));
        assertThat(decide(State.FIRING, known(incident(1), null).with(over)))
                .isEqualTo(new Decision.Nothing(Decision.Reason.OLDER_THAN_ITS_END));
    }

    @Test
    void opensAnewInTheSameMomentInWhichTheLastEnded() {
        assertThat(decide(State.FIRING, NOTHING.with(ended(Optional.of(NOW)))))
                .isInstanceOf(Decision.OpenIncident.class);
    }

    @ParameterizedTest(name = "resolved by {0} ({1}), fires {2} later, within {3}, group {4}, another one open: {5}")
    @CsvSource({
        "    , SELF_CLEARED, PT0S,       PT5M, group, false, ReopenIncident",
        "    , SELF_CLEARED, PT2M,       PT5M, group, false, ReopenIncident",
        "    , SELF_CLEARED, PT5M,       PT5M, group, false, ReopenIncident",
        "    , SELF_CLEARED, PT5M0.001S, PT5M, group, false, OpenIncident",
        "    , SELF_CLEARED, PT0S,       PT0S, group, false, OpenIncident",
        "bob , SELF_CLEARED, PT2M,       PT5M, group, false, OpenIncident",
        "bob , FIX,          PT2M,       PT5M, group, false, OpenIncident",
        // The sender groups it otherwise by now, or the group has had its time.
        "    , SELF_CLEARED, PT2M,       PT5M, other, false, OpenIncident",
        "    , SELF_CLEARED, PT2M,       PT5M, group, true,  JoinAlert",
    })
    void reopensWhatEndedByItselfWhenItSoonFiresAgain(
            String by, How how, Duration after, Duration within, String joinKey, boolean anotherIsOpen, String what) {
        Signal again = new Signal(
                INTEGRATION,
                State.FIRING,
                "dedup",
                Optional.of(joinKey),
                "Down",
                "critical",
                Optional.empty(),
                NOW.plus(after),
                new Facts(Map.of("service", "checkout"), Map.of(), List.of()));
        Known known = new Known(
                anotherIsOpen ? Optional.of(incident(1)) : Optional.empty(),
                Optional.empty(),
                LastEnd.cleared(NOW, Incidents.ID),
                Optional.of(new Known.Ended(resolved(Optional.ofNullable(by), how), alert(NOW, Optional.of(NOW)))));
        Decision decision = IntakeDecider.decide(again, known, CATALOG, within, IDS, NOW.plus(after));
        assertThat(decision.getClass().getSimpleName()).isEqualTo(what);
        if (decision instanceof Decision.ReopenIncident(Incident incident, Alert alert)) {
            assertThat(incident.id()).isEqualTo(Incidents.ID);
            assertThat(incident.alerts()).isEqualTo(2);
            assertThat(incident.openAlerts()).isEqualTo(1);
            assertThat(alert.isOpen()).isTrue();
            assertThat(alert.repeats()).isEqualTo(1);
        }
    }

    @Test
    void reopensNothingForASignalFromBeforeItsEnd() {
        Known known = new Known(
                Optional.empty(),
                Optional.empty(),
                LastEnd.cleared(NOW.plusMillis(1), Incidents.ID),
                Optional.of(new Known.Ended(
                        resolved(Optional.empty(), How.SELF_CLEARED), alert(NOW, Optional.of(NOW.plusMillis(1))))));
        assertThat(decide(State.FIRING, known)).isEqualTo(new Decision.Nothing(Decision.Reason.OLDER_THAN_ITS_END));
    }

    private static Incident resolved(Optional<String> by, How how) {
        Incident incident = incident(0);
        return incident.with(
                new IncidentState.Resolved(Optional.empty(), by, NOW, how, Optional.empty()), incident.escalation());
    }

    @ParameterizedTest
    @EnumSource(names = {"INFO", "ACKNOWLEDGED"})
    void opensNothingForANoticeThatAsksForNobody(State state) {
        assertThat(decide(state, NOTHING)).isInstanceOf(Decision.Nothing.class);
        assertThat(decide(state, known(incident(1), null))).isInstanceOf(Decision.Nothing.class);
    }
}
