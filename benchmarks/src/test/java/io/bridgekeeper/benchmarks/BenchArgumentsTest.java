package io.bridgekeeper.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchArgumentsTest {

    @Test
    void measuresBothPartsOfTheLocalPlatformUnlessAskedOtherwise() {
        BenchArguments asked = BenchArguments.parse(List.of(), null);

        assertThat(asked.parts()).containsExactly(BenchArguments.Part.HOOKS, BenchArguments.Part.NOTICE);
        assertThat(asked.gateway()).isEqualTo(URI.create("http://127.0.0.1:18000"));
        assertThat(asked.keycloak()).isEqualTo(URI.create("http://127.0.0.1:18010"));
        assertThat(asked.receiverPort()).isEqualTo(18022);
        assertThat(asked.noticeRates()).containsExactly(10.0, 100.0);
        assertThat(asked.hookRates()).endsWith(2_000.0);
        assertThat(asked.evaluationRates()).endsWith(500.0);
        assertThat(asked.evaluationsAt()).isEqualTo(asked.gateway());
        assertThat(asked.keyRates()).containsExactly(10.0);
        assertThat(asked.crowd()).isZero();
        assertThat(asked.repeats()).isEqualTo(3);
        assertThat(asked.record()).isFalse();
    }

    @Test
    void movesItsPortsWithThoseOfThePlatform() {
        BenchArguments asked = BenchArguments.parse(List.of("--gateway", "http://127.0.0.1:9"), "20000");

        assertThat(asked.gateway()).isEqualTo(URI.create("http://127.0.0.1:9"));
        assertThat(asked.keycloak()).isEqualTo(URI.create("http://127.0.0.1:20010"));
        assertThat(asked.receiverPort()).isEqualTo(20022);
    }

    @Test
    void takesAPartWithItsOptions() {
        BenchArguments asked =
                BenchArguments.parse(List.of("hooks", "--rates", "100, 200", "--seconds", "5", "--find-max"), null);

        assertThat(asked.parts()).containsExactly(BenchArguments.Part.HOOKS);
        assertThat(asked.hookRates()).containsExactly(100.0, 200.0);
        assertThat(asked.duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(asked.findMax()).isTrue();
    }

    @Test
    void needsAsManyPeopleAsAcceptInAStepOrHoldGrantsAtOnce() {
        assertThat(BenchArguments.parse(List.of("keys"), null).crowd()).isEqualTo(100);
        assertThat(BenchArguments.parse(List.of("keys", "--warm-up", "30"), null)
                        .crowd())
                .isEqualTo(300);
        assertThat(BenchArguments.parse(List.of("keys", "revocation"), null).crowd())
                .isEqualTo(200);
        assertThat(BenchArguments.parse(List.of("revocation", "--grants", "7"), null)
                        .crowd())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hoks              | Not understood: hoks
            --rates           | Not understood: --rates
            --rates fast      | --rates must be a whole number above 0, not fast
            --rates 100,0     | --rates must be a whole number above 0, not 0
            --seconds -1      | --seconds must be a whole number above 0, not -1
            """)
    void namesTheArgumentThatMakesNoSense(String arguments, String reason) {
        assertThatThrownBy(() -> BenchArguments.parse(List.of(arguments.split(" ")), null))
                .hasMessage(reason);
    }
}
