package io.bridgekeeper.paging.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.completeness.Part.By;
import io.bridgekeeper.paging.incident.Escalation;
import io.bridgekeeper.paging.incident.Facts;
import io.bridgekeeper.paging.incident.Incident;
import io.bridgekeeper.paging.incident.IncidentState;
import io.bridgekeeper.paging.incident.Rounds;
import io.bridgekeeper.paging.incident.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompletenessTest {

    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
    private static final LocalDate STALE = LocalDate.of(2026, 6, 1);

    private static final Catalog CATALOG = Catalogs.read("""
            people: [ { id: alice, name: Alice, contacts: [ { email: alice@example.org } ] } ]
            policies: [ { id: p, steps: [ { call: { person: alice }, timeout: PT5M } ] } ]
            fallbackPolicy: p
            systems:
              - id: whole
                name: Whole
                tier: 1
                productOwner: alice
                serviceOwner: p
                matchers: [ { label: service, equals: whole } ]
                areas: [ { id: refunds, name: Refunds, matchers: [ { label: path, prefix: /refunds } ] } ]
                runbooks:
                  - { title: Old, url: "https://r.example.org/1", reviewedAt: 2026-05-31 }
                  - { title: Fresh, url: "https://r.example.org/2", reviewedAt: 2026-06-01 }
              - id: stale
                name: Stale
                tier: 1
                productOwner: alice
                matchers: [ { label: service, equals: stale } ]
                areas: [ { id: owned, name: Owned, serviceOwner: p, matchers: [ { label: path, prefix: /owned } ] } ]
                runbooks: [ { title: Old, url: "https://r.example.org/1", reviewedAt: 2026-05-31 }, { title: Unread, url: "https://r.example.org/3" } ]
              - id: bare
                name: Bare
                tier: 1
                productOwner: alice
                matchers: [ { label: service, equals: bare } ]
            """);

    private static final Facts ALL = new Facts(
            Map.of("alertname", "CheckoutErrors"),
            Map.of("summary", "5xx above 5 %"),
            List.of(new Facts.Link("Dashboard", "https://grafana.example.org/d/1")),
            new Facts.Said(true, true));

    private static final Facts NOTHING =
            new Facts(Map.of("alertname", "CheckoutErrors"), Map.of(), List.of(), new Facts.Said(false, false));

    @Test
    void givesAHundredWhereNothingIsMissing() {
        Completeness whole = of("Checkout answers 5xx", ALL, "whole", "refunds", true);
        assertThat(whole.missing()).isEmpty();
        assertThat(whole.score()).isEqualTo(100);
    }

    @Test
    void givesNothingWhereAllIsMissingAndSaysWhatWouldMendEach() {
        Completeness none = of("CheckoutErrors", NOTHING, null, null, false);
        assertThat(none.score()).isZero();
        assertThat(none.missing()).hasSize(Part.values().length).allSatisfy(missing -> {
            assertThat(missing.reason()).endsWith(".");
            assertThat(missing.mend()).endsWith(".");
        });
    }

    @Test
    void weighsAHundredInAllAndAsksForEachPartOnce() {
        assertThat(Arrays.stream(Part.values()).mapToInt(Part::weight).sum()).isEqualTo(100);
        assertThat(of("x", ALL, "whole", null, true).answers())
                .extracting(Completeness.Answer::part)
                .containsExactly(Part.values());
    }

    /** What a sender leaves out lowers the score by its weight, and nothing else. */
    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"TITLE", "SEVERITY", "BEGINNING", "EVIDENCE", "LINKS"})
    void missesWhatTheSenderLeavesOut(Part part) {
        Facts facts = new Facts(
                ALL.labels(),
                part == Part.EVIDENCE ? Map.of() : ALL.evidence(),
                part == Part.LINKS ? List.of() : ALL.links(),
                new Facts.Said(part != Part.SEVERITY, part != Part.BEGINNING));
        Completeness without =
                of(part == Part.TITLE ? "CheckoutErrors" : "Checkout answers 5xx", facts, "whole", "refunds", true);
        assertThat(parts(without)).containsExactly(part);
        assertThat(part.by()).isEqualTo(By.SENDER);
        assertThat(without.score()).isEqualTo(100 - part.weight());
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "whole,   refunds, ''",
        "whole,   none,    AREA",
        "stale,   none,    AREA SERVICE_OWNER RUNBOOK",
        "stale,   owned,   RUNBOOK",
        "bare,    none,    SERVICE_OWNER RUNBOOK",
        "removed, none,    SYSTEM AREA SERVICE_OWNER PRODUCT_OWNER RUNBOOK CHANGES",
    })
    void missesWhatTheCatalogDoesNotSay(String system, String area, String missing) {
        Completeness completeness = of("Checkout answers 5xx", ALL, system, area.equals("none") ? null : area, true);
        assertThat(parts(completeness))
                .isEqualTo(Stream.of(missing.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Part::valueOf)
                        .toList());
    }

    @Test
    void missesChangesOfWhichNobodyEverTells() {
        assertThat(parts(of("x", ALL, "whole", "refunds", false))).containsExactly(Part.CHANGES);
    }

    @ParameterizedTest
    @CsvSource({"dedup", "group", "CheckoutErrors"})
    void takesNoNameForATitle(String name) {
        assertThat(parts(of(name, ALL, "whole", "refunds", true))).containsExactly(Part.TITLE);
    }

    private static List<Part> parts(Completeness completeness) {
        return completeness.missing().stream()
                .map(Completeness.Answer.Missing::part)
                .toList();
    }

    private static Completeness of(String title, Facts facts, String systemId, String areaId, boolean hasChanges) {
        Incident incident = new Incident(
                UUID.fromString("018f0000-0000-7000-8000-0000000000aa"),
                UUID.fromString("018f0000-0000-7000-8000-000000000001"),
                "group",
                "dedup",
                "f".repeat(64),
                title,
                Severity.SEV3,
                Optional.ofNullable(systemId),
                Optional.ofNullable(areaId),
                AT,
                AT,
                facts,
                Optional.empty(),
                4,
                1,
                1,
                new IncidentState.Triggered(),
                Escalation.of(List.of(), List.of(), Rounds.of(1, 1)));
        return Completeness.of(Known.of(incident, CATALOG, hasChanges, STALE));
    }
}
