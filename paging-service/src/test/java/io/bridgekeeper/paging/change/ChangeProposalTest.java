package io.bridgekeeper.paging.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalog;
import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.problem.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeProposalTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00.123456789Z");
    private static final Duration KEEP = Duration.ofDays(30);
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-0000000000c1");
    private static final Catalog CATALOG = Catalogs.ofTests();

    @Test
    void readsAllThatIsTold() {
        Change change = sound(new ChangeProposal(
                " run-7 ",
                " Checkout 4.2 ",
                "feature-flag",
                NOW.minusSeconds(60),
                List.of("checkout"),
                Map.of("service", "payments"),
                "Jenkins",
                "https://ci.example.org/7",
                "alice"));
        assertThat(change)
                .isEqualTo(new Change(
                        ID,
                        "carol",
                        Optional.of("run-7"),
                        Change.Kind.FEATURE_FLAG,
                        "Checkout 4.2",
                        Instant.parse("2026-11-26T11:59:00.123456Z"),
                        List.of("checkout", "payments"),
                        Map.of("service", "payments"),
                        Optional.of("Jenkins"),
                        Optional.of("https://ci.example.org/7"),
                        Optional.of("alice"),
                        Instant.parse("2026-11-26T12:00:00.123456Z")));
    }

    @Test
    void takesLittleAndNamesNoSystemTwice() {
        Change change = sound(new ChangeProposal(
                null,
                "x",
                null,
                null,
                List.of("checkout", "checkout"),
                Map.of("service", "checkout"),
                null,
                " ",
                null));
        assertThat(change.systemIds()).containsExactly("checkout");
        assertThat(change.kind()).isEqualTo(Change.Kind.OTHER);
        assertThat(change.at()).isEqualTo(Instant.parse("2026-11-26T12:00:00.123456Z"));
        assertThat(change.url()).isEmpty();
    }

    @Test
    void keepsWhatMatchesNoSystem() {
        assertThat(sound(withLabels(Map.of("nothing", "knows"))).systemIds()).isEmpty();
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(faults(new ChangeProposal(
                        "i".repeat(201),
                        " ",
                        "party",
                        NOW.plus(Duration.ofMinutes(11)),
                        List.of("checkout", "no-such"),
                        Map.of("k", "v".repeat(1_025)),
                        "s".repeat(201),
                        "ftp://x.example.org",
                        "w\0")))
                .extracting(RequestFault::path)
                .containsExactlyInAnyOrder(
                        "id", "summary", "kind", "at", "systems[1]", "labels", "source", "url", "who");
    }

    @Test
    void needsSystemsOrLabels() {
        assertThat(faults(withLabels(Map.of()))).extracting(RequestFault::path).containsExactly("systems");
    }

    @Test
    void takesNoMoreThanItsBounds() {
        assertThat(faults(new ChangeProposal(
                        null,
                        "s".repeat(301),
                        null,
                        null,
                        Collections.nCopies(21, "checkout"),
                        null,
                        null,
                        "https://x.example.org/" + "p".repeat(2_000),
                        null)))
                .extracting(RequestFault::path)
                .containsExactlyInAnyOrder("summary", "systems", "url");
    }

    @Test
    void takesNoEmptyEntryForASystem() {
        List<String> systems = new ArrayList<>();
        systems.add(null);
        assertThat(faults(new ChangeProposal(null, "x", null, null, systems, null, null, null, null)))
                .extracting(RequestFault::path)
                .containsExactly("systems[0]");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-11-26T12:10:00Z, taken",
        "2026-11-26T12:10:01Z, refused",
        "2026-10-27T12:00:01Z, taken",
        "2026-10-27T11:59:59Z, refused",
    })
    void takesWhatHasHappenedAndIsStillKept(Instant at, String outcome) {
        ChangeProposal told = new ChangeProposal(null, "x", null, at, List.of("checkout"), null, null, null, null);
        switch (told.read(ID, "carol", CATALOG, KEEP, NOW)) {
            case ChangeProposal.Reading.Sound sound -> assertThat(outcome).isEqualTo("taken");
            case ChangeProposal.Reading.Faulty(var faults) -> {
                assertThat(outcome).isEqualTo("refused");
                assertThat(faults).extracting(RequestFault::path).containsExactly("at");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "/builds/7",
                "https://",
                "http:// x",
                "data:text/html,x",
                "ci.example.org",
                "https:builds"
            })
    void takesNoAddressThatLeadsNowhere(String url) {
        assertThat(faults(new ChangeProposal(null, "x", null, null, List.of("checkout"), null, null, url, null)))
                .extracting(RequestFault::path)
                .containsExactly("url");
    }

    private static ChangeProposal withLabels(Map<String, String> labels) {
        return new ChangeProposal(null, "x", "deploy", null, null, labels, null, null, null);
    }

    private static Change sound(ChangeProposal told) {
        return switch (told.read(ID, "carol", CATALOG, KEEP, NOW)) {
            case ChangeProposal.Reading.Sound(Change change) -> change;
            case ChangeProposal.Reading.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<RequestFault> faults(ChangeProposal told) {
        return switch (told.read(ID, "carol", CATALOG, KEEP, NOW)) {
            case ChangeProposal.Reading.Sound(Change change) -> throw new AssertionError(change);
            case ChangeProposal.Reading.Faulty(var faults) -> faults;
        };
    }
}
