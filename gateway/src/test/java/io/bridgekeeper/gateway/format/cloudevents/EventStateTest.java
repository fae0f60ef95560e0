package io.bridgekeeper.gateway.format.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.signal.SignalState;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventStateTest {

    @ParameterizedTest
    @CsvSource({
        "com.example.alert.firing, '', FIRING",
        "dev.cdevents.incident.detected.0.3.0, '', FIRING",
        "dev.cdevents.incident.detected.0.3.0-draft, '', FIRING",
        "com.example.Alarm.Cleared.v2, '', RESOLVED",
        "com.example.problem.acknowledged, '', ACKNOWLEDGED",
        "alert.resolved, '', RESOLVED",
        "com.example.incident.updated, '', INFO",
        "com.example.build.triggered, '', INFO",
        "com.example.order.closed, '', INFO",
        "detected, '', INFO",
        "com.example.alert, '', INFO",
        "1.0, '', INFO",
        "..., '', INFO",
        "com.example.disk, firing, FIRING",
        "com.example.alert.firing, Resolved, RESOLVED",
        "com.example.alert.firing, info, INFO",
        "com.example.alert.firing, half-way, FIRING",
        "com.example.pull-request, open, INFO"
    })
    void readsTheStateInTheDataAboveTheEndOfTheType(String type, String state, SignalState expected) {
        assertThat(EventState.of(type, new Json.Struct(Map.of("state", new Json.Text(state)))))
                .isEqualTo(expected);
    }
}
