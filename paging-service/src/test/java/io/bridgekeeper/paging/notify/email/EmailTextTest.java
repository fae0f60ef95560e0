package io.bridgekeeper.paging.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.NoticeBrief;
import io.bridgekeeper.paging.notify.NoticeBrief.Place;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailTextTest {

    private static NoticeBrief brief(String title, String system, List<Place> links) {
        return brief(title, system, links, null, null);
    }

    private static NoticeBrief brief(
            String title, String system, List<Place> links, String lastChange, String lastEnd) {
        return new NoticeBrief(
                new UUID(0, 1),
                new UUID(0, 2),
                title,
                "SEV1",
                system,
                Instant.parse("2026-11-23T09:00:00Z"),
                "Step 1 for Checkout.",
                1,
                List.of(new Place("Checkout is slow", "https://runbooks.example.org/checkout")),
                links,
                lastChange,
                lastEnd,
                List.of(),
                "https://bridgekeeper.example.org/api/paging/pages/1");
    }

    @Test
    void tellsAllThatACalledPersonMustKnow() {
        NoticeBrief brief =
                brief("Checkout answers 5xx", "Checkout", List.of(new Place(null, "https://grafana.example.org")));
        assertThat(EmailText.subject(brief)).isEqualTo("[SEV1] Checkout answers 5xx");
        assertThat(EmailText.body(brief)).isEqualTo("""
                        Checkout answers 5xx

                        System:   Checkout
                        Severity: SEV1
                        Since:    2026-11-23T09:00:00Z
                        Why you:  Step 1 for Checkout.

                        Accept or decline: https://bridgekeeper.example.org/api/paging/pages/1

                        Runbooks:
                        - Checkout is slow: https://runbooks.example.org/checkout

                        Links:
                        - https://grafana.example.org
                        """);
    }

    @Test
    void tellsWhatChangedBeforeAndWhatEndedTheLastOccurrence() {
        assertThat(EmailText.body(brief(
                        "Down", "Checkout", List.of(), "deploy: 2.4.1, 12 minutes before", "rollback, 3 days before")))
                .contains("""
                        Since:    2026-11-23T09:00:00Z
                        Changed:  deploy: 2.4.1, 12 minutes before
                        Last end: rollback, 3 days before
                        Why you:  Step 1 for Checkout.
                        """);
    }

    @Test
    void saysWhenTheSystemIsNotInTheCatalog() {
        assertThat(EmailText.body(brief("Down", null, List.of()))).contains("System:   not in the catalog\n");
    }

    @Test
    void keepsTheSubjectOnOneLine() {
        assertThat(EmailText.subject(brief("Down\r\nBcc: all@example.org", "x", List.of())))
                .isEqualTo("[SEV1] Down Bcc: all@example.org");
    }

    @Test
    void namesTheOthersEachWithALinkOfItsOwn() {
        NoticeBrief brief = new NoticeBrief(
                new UUID(0, 1),
                new UUID(0, 2),
                "Checkout answers 5xx (and 1 more on Search; the oldest since 2026-11-23T08:30:00Z)",
                "SEV1",
                "Checkout",
                Instant.parse("2026-11-23T09:00:00Z"),
                "Step 1 for Checkout.",
                1,
                List.of(),
                List.of(),
                null,
                null,
                List.of(new NoticeBrief.Other(
                        new UUID(0, 3),
                        new UUID(0, 4),
                        "Slow",
                        "SEV2",
                        "Search",
                        Instant.parse("2026-11-23T08:30:00Z"),
                        "https://bridgekeeper.example.org/answer/other")),
                "https://bridgekeeper.example.org/answer/own");
        assertThat(EmailText.body(brief)).contains("""
                        Accept or decline: https://bridgekeeper.example.org/answer/own

                        Also for you, each to be accepted or declined by itself:
                        - [SEV2] Slow, Search, since 2026-11-23T08:30:00Z: https://bridgekeeper.example.org/answer/other
                        """);
    }
}
