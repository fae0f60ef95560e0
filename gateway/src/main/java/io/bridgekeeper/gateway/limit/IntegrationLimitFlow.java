package io.bridgekeeper.gateway.limit;

import io.bridgekeeper.contracts.gateway.v1.IntegrationThrottled;
import io.bridgekeeper.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Throttles integrations, each for itself, and tells of those that are: their owners hear of it by an incident. */
@ApplicationScoped
public class IntegrationLimitFlow {

    /** As many as a platform will ever have; each takes some 100 bytes. */
    private static final int MOST = 10_000;

    private static final Logger LOG = Logger.getLogger(IntegrationLimitFlow.class);

    private final ThrottleTopicClient topic;
    private final Clock clock;
    private final Rate rate;
    private final Buckets<UUID> buckets;
    private final Refusals<UUID> refusals;

    IntegrationLimitFlow(ThrottleTopicClient topic, Clock clock, GatewayConfig config) {
        this.topic = topic;
        this.clock = clock;
        rate = new Rate(config.hook().rate(), config.hook().burst());
        buckets = new Buckets<>(rate, MOST);
        refusals = new Refusals<>(config.hook().throttledEvery());
    }

    /** Bodies a second, in the long run. */
    public int perSecond() {
        return rate.perSecond();
    }

    /** Counts a body of the integration, and says whether it is taken. */
    public Verdict take(UUID integrationId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Verdict verdict = buckets.take(integrationId, now);
        if (!verdict.admitted()) {
            refusals.refused(integrationId, now).ifPresent(refused -> {
                LOG.warnf("integration %s is throttled: %d refused", integrationId, refused);
                topic.tell(new IntegrationThrottled(integrationId, rate.perSecond(), refused, now));
            });
        }
        return verdict;
    }
}
