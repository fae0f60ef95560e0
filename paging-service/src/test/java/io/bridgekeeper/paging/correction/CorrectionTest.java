package io.bridgekeeper.paging.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.catalog.Catalogs;
import io.bridgekeeper.paging.correction.Correction.State;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTest {

    @ParameterizedTest(name = "service {0} proposed for {1}, dismissed {2}: {3}")
    @CsvSource({
        "search,   payments, false, OPEN",
        "payments, payments, false, TAKEN",
        "nothing,  payments, false, OPEN",
        "search,   payments, true,  DISMISSED",
        "payments, payments, true,  DISMISSED",
    })
    void isTakenOnceTheCatalogLeadsSuchSignalsThere(String service, String to, boolean dismissed, State state) {
        Correction correction = new Correction(
                new UUID(0, 1),
                new UUID(0, 2),
                "Checkout answers 5xx",
                Map.of("service", service),
                Optional.of("search"),
                to,
                "bob",
                Optional.empty(),
                Instant.EPOCH,
                dismissed
                        ? Optional.of(new Correction.Dismissal("ada", "it is right", Instant.EPOCH))
                        : Optional.empty());
        assertThat(correction.state(Catalogs.ofTests())).isEqualTo(state);
    }
}
