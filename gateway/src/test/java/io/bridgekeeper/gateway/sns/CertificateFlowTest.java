package io.bridgekeeper.gateway.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How often SNS is asked for a certificate; what is in one is of no matter here. */
class CertificateFlowTest {

    private static final String ADDRESS = "https://sns.eu-central-1.amazonaws.com/a.pem";

    private final List<CompletableFuture<SnsAnswer>> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-28T09:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final CertificateFlow certificates = new CertificateFlow(
            (address, most) -> Uni.createFrom().completionStage(() -> {
                CompletableFuture<SnsAnswer> answer = new CompletableFuture<>();
                asked.add(answer);
                return answer;
            }),
            clock);

    private CompletableFuture<Optional<SigningCertificate>> of(String address) {
        return certificates.of(address).subscribeAsCompletionStage();
    }

    @Test
    void asksOnceForAllWhoWaitAndNotAgainForAFewSecondsWhereItFailed() {
        CompletableFuture<Optional<SigningCertificate>> one = of(ADDRESS);
        CompletableFuture<Optional<SigningCertificate>> other = of(ADDRESS);
        assertThat(asked).hasSize(1);
        asked.getFirst().complete(new SnsAnswer.Away("is slow"));
        assertThat(one.join()).isEmpty();
        assertThat(other.join()).isEmpty();
        now = now.plus(Duration.ofSeconds(4));
        assertThat(of(ADDRESS).join()).isEmpty();
        assertThat(asked).hasSize(1);
        now = now.plus(Duration.ofSeconds(1));
        of(ADDRESS);
        assertThat(asked).hasSize(2);
    }

    @Test
    void takesNoOtherAnswerForACertificate() {
        for (SnsAnswer answer : List.of(
                new SnsAnswer.Got(200, "no certificate".getBytes(StandardCharsets.US_ASCII)),
                new SnsAnswer.Got(302, new byte[0]),
                new SnsAnswer.Got(200, new byte[0]))) {
            CompletableFuture<Optional<SigningCertificate>> waiting = of(ADDRESS);
            asked.getLast().complete(answer);
            assertThat(waiting.join()).as(answer.toString()).isEmpty();
            now = now.plus(Duration.ofSeconds(10));
        }
    }

    @Test
    void keepsAFewCertificatesAlone() {
        for (int i = 0; i < 1_000; i++) {
            of("https://sns.eu-central-1.amazonaws.com/" + i + ".pem");
        }
        of("https://sns.eu-central-1.amazonaws.com/999.pem");
        assertThat(asked).hasSize(1_000);
        of("https://sns.eu-central-1.amazonaws.com/0.pem");
        assertThat(asked).hasSize(1_001);
    }
}
