package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxFlowTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.02S", "PT1S"})
    void gathersForAMoment(Duration gather) {
        assertThatCode(() -> OutboxFlow.checkGather(gather)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT0.001S", "PT1.001S", "PT1H"})
    void startsNeitherWithATimeBelowZeroNorWithOneThatDelaysEverything(Duration gather) {
        assertThatThrownBy(() -> OutboxFlow.checkGather(gather)).hasMessageStartingWith("outbox.relay.gather must be");
    }
}
