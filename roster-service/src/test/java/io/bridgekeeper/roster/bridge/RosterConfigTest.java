package io.bridgekeeper.roster.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterConfigTest {

    @Test
    void hasADefault() {
        assertThat(config(Map.of()).bridge().callUrl().to(new Room("r1"))).isEqualTo("https://meet.example.org/r1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://call.acme.test/{room}", "http://10.0.0.1:8080/j?room={room}&lang=en"})
    void takesATemplate(String template) {
        assertThat(config(Map.of("roster.bridge.call-url", template))
                        .bridge()
                        .callUrl()
                        .template())
                .isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://call.acme.test/", "https://call.acme.test/{incidentId}", "https://{room}",
                "https://call.acme.test/{room}/{room}", "javascript:{room}", "call {room}"
            })
    void stopsTheStartForATemplateWithoutARoom(String template) {
        assertThatThrownBy(() -> config(Map.of("roster.bridge.call-url", template)))
                .hasStackTraceContaining("a call URL is an http(s) URL with {room} in it once");
    }

    @Test
    void stopsTheStartForAKeyThatThereIsNot() {
        assertThatThrownBy(() -> config(Map.of("roster.bridge.url", "https://call.acme.test/{room}")))
                .isInstanceOf(ConfigValidationException.class);
    }

    private static RosterConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(RosterConfig.class)
                .build()
                .getConfigMapping(RosterConfig.class);
    }
}
