package io.bridgekeeper.paging.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.absence.FailingFeed;
import io.bridgekeeper.paging.account.AccountState;
import io.bridgekeeper.paging.account.Departure;
import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.completeness.Gap;
import io.bridgekeeper.paging.completeness.IncompleteSender;
import io.bridgekeeper.paging.completeness.Part;
import io.bridgekeeper.paging.contact.UnreachablePerson;
import io.bridgekeeper.paging.correction.Correction;
import io.bridgekeeper.paging.finding.Finding.Kind;
import io.bridgekeeper.paging.incident.LoweredSeverity;
import io.bridgekeeper.paging.incident.Severity;
import io.bridgekeeper.paging.incident.SeverityChange;
import io.bridgekeeper.paging.incident.SilentIncident;
import io.bridgekeeper.paging.incident.Unmatched;
import io.bridgekeeper.paging.integration.IntegrationOwner;
import io.bridgekeeper.paging.readiness.NotReady;
import io.bridgekeeper.paging.rotation.FinalSchedule;
import io.bridgekeeper.paging.rotation.Overrides;
import io.bridgekeeper.paging.rotation.Range;
import io.bridgekeeper.paging.rotation.RotationOverride;
import io.bridgekeeper.paging.subscription.DisabledSubscription;
import io.bridgekeeper.paging.training.BusFactor.ThinSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Range AHEAD = new Range(NOW, NOW.plus(Duration.ofDays(14)));
    private static final LocalDate STALE = LocalDate.of(2026, 6, 1);

    private static final Catalog CATALOG = Catalogs.read("""
            people:
              - { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] }
              - { id: bob, name: Bob, contacts: [ { email: bob@example.org } ] }
            rotations:
              - id: primary
                zone: Europe/Berlin
                people: [alice, bob]
                handOff: { every: week, on: MONDAY, at: "09:00" }
                starts: 2026-01-05
            policies:
              - { id: p, steps: [ { call: { rotation: primary }, timeout: PT5M } ] }
            fallbackPolicy: p
            systems:
              - id: owned
                name: Owned
                tier: 1
                productOwner: alice
                serviceOwner: p
                matchers: [ { label: service, equals: owned } ]
                runbooks:
                  - { title: Fresh, url: "https://r.example.org/1", reviewedAt: 2026-06-01 }
                  - { title: Old, url: "https://r.example.org/2", reviewedAt: 2026-05-31, owner: bob }
                  - { title: Unread, url: "https://r.example.org/3" }
              - id: orphan
                name: Orphan
                tier: 2
                productOwner: alice
                matchers: [ { label: service, equals: orphan } ]
                areas:
                  - { id: a, name: Cards, serviceOwner: p, matchers: [ { label: path, prefix: /cards } ] }
            """);

    @Test
    void findsTheSystemWithoutAnOwner() {
        Finding finding = only(Kind.SYSTEM_WITHOUT_OWNER, evidence(List.of()));
        assertThat(finding.systemId()).contains("orphan");
        assertThat(finding.what())
                .isEqualTo("Orphan names no service owner beside those of Cards: its incidents go to the fallback.");
    }

    @Test
    void findsSignalsThatLedToTheWrongPeopleUntilTheCatalogLeadsThemRight() {
        assertThat(of(Kind.MISROUTED_SIGNAL, evidence(List.of())))
                .extracting(Finding::what)
                .containsExactly("\"Disk full\" belongs to owned and not to orphan, says bob: it is ours.");
    }

    @Test
    void findsIncidentsThatWereMadeToLookLessBad() {
        Finding finding = only(Kind.LOWERED_SEVERITY, evidence(List.of()));
        assertThat(finding.systemId()).contains("owned");
        assertThat(finding.what())
                .isEqualTo(
                        "\"Checkout answers 5xx\" was lowered from SEV1 to SEV4 by bob on " + NOW + ": only staging");
    }

    @Test
    void findsWhatTheSignalsOfAnIntegrationLack() {
        assertThat(Findings.of(evidence(List.of())))
                .filteredOn(finding -> finding.kind() == Kind.INCOMPLETE_SIGNALS)
                .satisfiesExactly(
                        links -> {
                            assertThat(links.what())
                                    .isEqualTo(
                                            "The integration \"Nagios\" of bob sends signals without links: 18 of its"
                                                    + " last 20 incidents.");
                            assertThat(links.personId()).contains("bob");
                            assertThat(links.mend()).isEqualTo("Send a link.");
                        },
                        evidence -> assertThat(evidence.what()).contains("without evidence: 11 of"));
    }

    @Test
    void findsWebhooksThatNothingReached() {
        Finding finding = only(Kind.DISABLED_WEBHOOK, evidence(List.of()));
        assertThat(finding.personId()).contains("bob");
        assertThat(finding.what())
                .isEqualTo("The webhook \"Chat\" of bob has been disabled since " + NOW
                        + ": 3 events in a row were given up.");
    }

    @Test
    void findsIncidentsThatNobodySaysAnythingOf() {
        Finding finding = only(Kind.SILENT_INCIDENT, evidence(List.of()));
        assertThat(finding.systemId()).contains("owned");
        assertThat(finding.what())
                .isEqualTo("\"Checkout answers 5xx\" (00000000-0000-0000-0000-000000000007) has been open since"
                        + " 2026-11-23T12:00:00Z, and nothing has been heard of it since 2026-11-24T12:00:00Z.");
    }

    @Test
    void findsRunbooksThatNobodyReviewedSinceThen() {
        assertThat(of(Kind.STALE_RUNBOOK, evidence(List.of())))
                .extracting(Finding::what)
                .containsExactly(
                        "The runbook \"Old\" of Owned was last reviewed on 2026-05-31.",
                        "The runbook \"Unread\" of Owned has never been reviewed.");
        assertThat(of(Kind.STALE_RUNBOOK, evidence(List.of())).getFirst().personId())
                .contains("bob");
    }

    @Test
    void findsSignalsThatMatchedNothingByWhatNamesTheProblem() {
        Unmatched named = unmatched(3, Map.of("alertname", "Disk", "pod", "x"));
        Unmatched nameless = unmatched(1, Map.of("pod", "x"));
        assertThat(of(Kind.UNMATCHED_SIGNAL, evidence(List.of(), named, nameless)))
                .extracting(Finding::what)
                .containsExactly(
                        "\"Disk full\" matched no system 3 times and last on 2026-11-26T12:00:00Z (alertname=Disk).",
                        "\"Disk full\" matched no system once and last on 2026-11-26T12:00:00Z (labels [pod]).");
    }

    @Test
    void findsOwnersWhoLeftAndWhereTheCatalogCountsOnThem() {
        Finding finding = only(Kind.OWNER_WHO_LEFT, evidence(List.of()));
        assertThat(finding.personId()).contains("alice");
        assertThat(finding.what())
                .isEqualTo("The account of alice has been disabled since 2026-11-26T12:00:00Z, who is product owner of"
                        + " Owned, product owner of Orphan, in the rotation primary.");
    }

    @Test
    void findsPeopleWhomNothingReaches() {
        Finding finding = only(Kind.UNREACHABLE_PERSON, evidence(List.of()));
        assertThat(finding.personId()).contains("bob");
        assertThat(finding.what())
                .isEqualTo(
                        "Nothing has reached bob since 2026-11-26T12:00:00Z, who is called by the rotation primary.");
    }

    @Test
    void findsSystemsThatOnePersonOrNobodyKnows() {
        assertThat(of(Kind.SINGLE_TRAINED_PERSON, evidence(List.of())))
                .extracting(Finding::what)
                .containsExactly(
                        "bob alone of the 2 people who are called for Owned is trained for it.",
                        "Nobody of the 2 people who are called for Orphan is trained for it.");
    }

    @Test
    void findsCalendarsThatAreNotRead() {
        assertThat(only(Kind.FAILING_CALENDAR, evidence(List.of())).what())
                .isEqualTo(
                        "The calendar of alice has not been read since 2026-11-26T12:00:00Z: absences are not seen.");
    }

    @Test
    void findsHoursInWhichNobodyIsOnCall() {
        assertThat(of(Kind.NOBODY_ON_CALL, evidence(List.of()))).isEmpty();
        Instant from = Instant.parse("2026-11-28T08:30:00Z");
        var nobody = new RotationOverride.Temporary("t", new Range(from, from.plus(Duration.ofMinutes(90))), List.of());
        Finding finding = only(Kind.NOBODY_ON_CALL, evidence(List.of(nobody)));
        assertThat(finding.rotationId()).contains("primary");
        assertThat(finding.what())
                .isEqualTo("Nobody is on call in primary for 1 h 30 min of the next 14 days,"
                        + " first on 2026-11-28 from 09:30 Europe/Berlin.");
    }

    @Test
    void tellsWhoWouldNotHaveTheAccess() {
        Finding finding = only(Kind.PERSON_NOT_READY, evidence(List.of()));
        assertThat(finding.systemId()).contains("owned");
        assertThat(finding.personId()).contains("bob");
        assertThat(finding.what())
                .startsWith("bob can be called for ")
                .endsWith(" and would not have its access, since " + NOW + ": bob has no second factor.");
        assertThat(finding.mend()).isEqualTo("bob enrols one.");
    }

    @Test
    void tellsTheGravestKindsFirst() {
        assertThat(Findings.of(evidence(List.of(), unmatched(1, Map.of()))))
                .extracting(Finding::kind)
                .isSorted()
                .contains(Kind.SYSTEM_WITHOUT_OWNER, Kind.UNMATCHED_SIGNAL, Kind.STALE_RUNBOOK);
    }

    private static Finding only(Kind kind, Evidence evidence) {
        List<Finding> found = of(kind, evidence);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<Finding> of(Kind kind, Evidence evidence) {
        return Findings.of(evidence).stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    private static Evidence evidence(List<RotationOverride> overrides, Unmatched... unmatched) {
        return new Evidence(
                CATALOG,
                List.of(unmatched),
                List.of(new UnreachablePerson("bob", NOW, List.of(), List.of("primary"))),
                List.of(new NotReady("bob", "owned", "bob has no second factor", "bob enrols one", NOW)),
                List.of(
                        new Departure("alice", AccountState.DISABLED, NOW),
                        new Departure("zoe", AccountState.GONE, NOW)),
                List.of(
                        new ThinSystem("owned", Set.of("bob"), Set.of("alice", "bob")),
                        new ThinSystem("orphan", Set.of(), Set.of("alice", "bob"))),
                List.of(new FailingFeed("alice", 5, NOW, "no answer")),
                List.of(
                        correction("search", Optional.of("orphan"), "owned"),
                        correction("owned", Optional.of("orphan"), "owned")),
                List.of(new LoweredSeverity(
                        new SeverityChange(
                                new UUID(0, 2),
                                new UUID(0, 3),
                                Optional.of("owned"),
                                Severity.SEV1,
                                Severity.SEV4,
                                "bob",
                                Optional.of("only staging"),
                                NOW),
                        "Checkout answers 5xx")),
                List.of(new IncompleteSender(
                        new IntegrationOwner(new UUID(0, 2), "Nagios", "bob"),
                        20,
                        List.of(new Gap(Part.LINKS, 18, "Send a link."), new Gap(Part.EVIDENCE, 11, "Send it.")))),
                List.of(new DisabledSubscription(
                        new UUID(0, 6), "Chat", "bob", NOW, "3 events in a row were given up")),
                List.of(new SilentIncident(
                        new UUID(0, 7),
                        "Checkout answers 5xx",
                        Optional.of("owned"),
                        NOW.minus(Duration.ofDays(3)),
                        NOW.minus(Duration.ofDays(2)))),
                List.of(new FinalSchedule(CATALOG.rotations().get("primary"), Overrides.of(overrides))),
                AHEAD,
                STALE);
    }

    private static Correction correction(String service, Optional<String> from, String to) {
        return new Correction(
                new UUID(0, 4),
                new UUID(0, 5),
                "Disk full",
                Map.of("service", service),
                from,
                to,
                "bob",
                Optional.of("it is ours"),
                NOW,
                Optional.empty());
    }

    private static Unmatched unmatched(long incidents, Map<String, String> labels) {
        return new Unmatched(new UUID(0, 1), "f", incidents, incidents, "Disk full", labels, NOW);
    }
}
