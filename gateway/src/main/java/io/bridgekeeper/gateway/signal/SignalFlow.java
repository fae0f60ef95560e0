package io.bridgekeeper.gateway.signal;

import io.bridgekeeper.gateway.GatewayConfig;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Keeps signals: on the broker or, where it does not take them in time, with paging-service.
 *
 * <p>While the broker fails, a circuit breaker sends signals the direct way at once and asks the broker again with
 * one request after each rest. A signal that took both ways arrives twice under one id, which is harmless.
 */
@ApplicationScoped
public class SignalFlow {

    private static final Logger LOG = Logger.getLogger(SignalFlow.class);
    private static final int ENOUGH_TO_JUDGE = 4;

    private final SignalTopicClient topic;
    private final PagingClient paging;
    private final TypedGuard<Uni<Void>> broker;

    SignalFlow(SignalTopicClient topic, @RestClient PagingClient paging, GatewayConfig config) {
        this.topic = topic;
        this.paging = paging;
        broker = TypedGuard.create(new TypeLiteral<Uni<Void>>() {})
                .withDescription("broker")
                .withCircuitBreaker()
                .requestVolumeThreshold(ENOUGH_TO_JUDGE)
                .failureRatio(0.5)
                .delay(config.broker().restAfterFailure().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(SignalFlow::tell)
                .done()
                .build();
    }

    /** Never fails: whatever went wrong is {@link Delivery.NotKept}. */
    public Uni<Delivery> keep(List<ReceivedSignal> signals) {
        return broker.get(() -> Uni.createFrom().deferred(() -> topic.append(signals)))
                .<Delivery>replaceWith(new Delivery.Kept(Delivery.Way.KAFKA))
                .onFailure()
                .recoverWithUni(noBroker -> direct(signals, noBroker));
    }

    private Uni<Delivery> direct(List<ReceivedSignal> signals, Throwable noBroker) {
        return paging.take(SignalMapper.direct(signals))
                .<Delivery>replaceWith(new Delivery.Kept(Delivery.Way.DIRECT))
                .onFailure()
                .recoverWithItem(noPaging -> {
                    LOG.errorf(
                            "%d signals are not kept; broker: %s; paging-service: %s",
                            signals.size(), noBroker, noPaging);
                    return new Delivery.NotKept();
                });
    }

    private static void tell(CircuitBreakerState state) {
        switch (state) {
            case OPEN -> LOG.warn("the broker does not take signals; they go straight to paging-service");
            case HALF_OPEN -> LOG.info("the broker is tried again");
            case CLOSED -> LOG.info("the broker takes signals");
        }
    }
}
