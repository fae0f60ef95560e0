package io.bridgekeeper.gateway.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.EventType;
import io.bridgekeeper.contracts.gateway.v1.SignalReceived;
import org.junit.jupiter.api.Test;

class SignalTopicTest {

    @Test
    void publishesAsTheCatalogueOfEventsSays() {
        assertThat(EventCatalogue.of(SignalReceived.class))
                .isEqualTo(new EventType(SignalTopicClient.TYPE, SignalTopicClient.TOPIC, SignalReceived.class));
    }
}
