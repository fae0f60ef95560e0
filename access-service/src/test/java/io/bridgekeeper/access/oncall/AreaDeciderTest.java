package io.bridgekeeper.access.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");

    @ParameterizedTest
    @CsvSource({
        // her duties, others' (system: the system's policy), areas asked about: those that she is on call for
        "'',              '',                payments,         ''",
        "system,          '',                payments,         payments",
        "system,          payments,          payments,         ''",
        "system,          payments,          payments refunds, refunds",
        "payments,        '',                payments refunds, payments",
        "payments,        system,            payments refunds, payments",
        "system payments, refunds,           payments refunds, payments",
        "system refunds,  '',                payments refunds, payments refunds",
        "'',              system payments,   payments,         ''",
        "payments,        payments,          '',               ''",
        "payments,        payments,          refunds,          ''"
    })
    void isWhomTheAreasPolicyCallsOrTheSystemsWhereItHasNone(String hers, String others, String areas, String covered) {
        List<Duty> theirs = duties("alice", hers);
        List<Duty> all = Arrays.asList(duties("bob", others), theirs).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(AreaDecider.areas(theirs, all, words(areas))).isEqualTo(words(covered));
    }

    private static List<Duty> duties(String personId, String areas) {
        return words(areas).stream()
                .map(area -> new Duty(
                        "checkout",
                        personId,
                        Optional.of(area).filter(id -> !id.equals("system")),
                        Optional.empty(),
                        NOW,
                        NOW.plusSeconds(60)))
                .toList();
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }
}
