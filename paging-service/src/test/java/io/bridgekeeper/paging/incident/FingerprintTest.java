package io.bridgekeeper.paging.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final UUID INTEGRATION = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID OTHER_INTEGRATION = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final Map<String, String> LABELS = Map.of("alertname", "CheckoutErrors", "service", "checkout");

    private static String of(Map<String, String> labels, String joinKey) {
        return Fingerprint.of(INTEGRATION, Optional.of("checkout"), labels, joinKey);
    }

    @Test
    void isTheSameForTheNextOccurrence() {
        Map<String, String> otherPod = Map.of(
                "alertname", "CheckoutErrors", "service", "checkout", "pod", "checkout-7f9", "instance", "10.0.0.7");
        assertThat(of(otherPod, "another key")).isEqualTo(of(LABELS, "key")).matches("[0-9a-f]{64}");
    }

    @Test
    void differsByProblemAndSystem() {
        String one = of(LABELS, "key");
        assertThat(of(Map.of("alertname", "CheckoutSlow", "service", "checkout"), "key"))
                .isNotEqualTo(one);
        assertThat(Fingerprint.of(INTEGRATION, Optional.of("search"), LABELS, "key"))
                .isNotEqualTo(one);
        assertThat(Fingerprint.of(INTEGRATION, Optional.empty(), LABELS, "key")).isNotEqualTo(one);
    }

    @Test
    void isTheSameForAnotherIntegrationOfAKnownSystem() {
        assertThat(Fingerprint.of(OTHER_INTEGRATION, Optional.of("checkout"), LABELS, "key"))
                .isEqualTo(of(LABELS, "key"));
    }

    @Test
    void differsByIntegrationWhereSystemOrProblemIsNotNamed() {
        assertThat(Fingerprint.of(OTHER_INTEGRATION, Optional.empty(), LABELS, "key"))
                .isNotEqualTo(Fingerprint.of(INTEGRATION, Optional.empty(), LABELS, "key"));
        assertThat(Fingerprint.of(OTHER_INTEGRATION, Optional.of("checkout"), Map.of(), "key"))
                .isNotEqualTo(of(Map.of(), "key"));
    }

    @Test
    void fallsBackToTheJoinKeyWithoutAnIdentifyingLabel() {
        Map<String, String> nameless = Map.of("pod", "checkout-7f9");
        assertThat(of(nameless, "a")).isEqualTo(of(Map.of(), "a")).isNotEqualTo(of(nameless, "b"));
    }

    @Test
    void doesNotMixUpWhereOneFieldEnds() {
        assertThat(of(Map.of("job", "ab", "rule", "c"), "k")).isNotEqualTo(of(Map.of("job", "a", "rule", "bc"), "k"));
    }
}
