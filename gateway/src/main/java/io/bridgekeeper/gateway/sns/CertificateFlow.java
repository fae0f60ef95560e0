package io.bridgekeeper.gateway.sns;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The certificates that SNS signs with: each is fetched once, by whoever asks first, and then known for a day. */
@ApplicationScoped
class CertificateFlow {

    /** A certificate of SNS has some 2 KB. */
    private static final int MOST_BYTES = 16 * 1024;

    /** SNS has one a region at a time. */
    private static final int MOST = 64;

    private static final Duration KNOWN_FOR = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private record Held(Uni<Optional<SigningCertificate>> certificate, Instant until) {}

    private final SnsClient sns;
    private final Clock clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    CertificateFlow(SnsClient sns, Clock clock) {
        this.sns = sns;
        this.clock = clock;
    }

    /** Empty where it cannot be had for the moment. */
    synchronized Uni<Optional<SigningCertificate>> of(String address) {
        Instant now = clock.instant();
        Held known = held.get(address);
        if (known != null && now.isBefore(known.until())) {
            return known.certificate();
        }
        Uni<Optional<SigningCertificate>> fetched = sns.get(address, MOST_BYTES)
                .map(CertificateFlow::read)
                .invoke(certificate -> {
                    if (certificate.isEmpty()) {
                        forgetSoon(address);
                    }
                })
                .memoize()
                .indefinitely();
        held.remove(address);
        held.put(address, new Held(fetched, now.plus(KNOWN_FOR)));
        if (held.size() > MOST) {
            Iterator<String> oldest = held.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return fetched;
    }

    private synchronized void forgetSoon(String address) {
        Instant until = clock.instant().plus(AFTER_FAILURE);
        held.computeIfPresent(address, (same, known) -> new Held(known.certificate(), until));
    }

    private static Optional<SigningCertificate> read(SnsAnswer answer) {
        return switch (answer) {
            case SnsAnswer.Got(int status, byte[] bytes) ->
                status == 200 ? CertificateMapper.read(bytes) : Optional.empty();
            case SnsAnswer.Away ignored -> Optional.empty();
        };
    }
}
