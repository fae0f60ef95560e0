package io.bridgekeeper.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    private static final List<String> MODULES = List.of(
            "devstack",
            "outbox",
            "paging-service",
            "roster-service",
            "access-service",
            "followup-service",
            "gateway",
            "benchmarks");

    private static List<Integer> all(Ports ports) {
        List<Integer> all = new ArrayList<>();
        for (Service service : Service.values()) {
            all.add(ports.of(service));
            all.add(ports.secondOf(service));
            all.add(ports.thirdOf(service));
        }
        all.addAll(List.of(
                ports.keycloak(),
                ports.keycloakManagement(),
                ports.kafka(),
                ports.kafkaController(),
                ports.postgres(),
                ports.noticeSmtp(),
                ports.noticeHttp()));
        for (String module : MODULES) {
            all.add(ports.kafkaOf(module));
            all.add(ports.kafkaOf(module) + 1);
        }
        return all;
    }

    @Test
    void everythingHasAPortOfItsOwnWithinTheSpan() {
        assertThat(all(new Ports(Ports.UP)))
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= Ports.UP && port < Ports.UP + Ports.SPAN);
    }

    @Test
    void allPortsMoveWithTheBase() {
        assertThat(all(Ports.of(" 20000 ", Ports.UP)))
                .isEqualTo(all(new Ports(Ports.UP)).stream()
                        .map(port -> port + 2_000)
                        .toList());
    }

    @Test
    void theHighestBaseStaysBelowTheEphemeralRange() {
        assertThat(all(new Ports(Ports.HIGHEST_BASE))).allMatch(port -> port < 32_768);
    }

    @Test
    void usesTheDefaultWhenNothingIsSet() {
        assertThat(Ports.of(null, Ports.UP).base()).isEqualTo(Ports.UP);
        assertThat(Ports.of(" ", Ports.UP).base()).isEqualTo(Ports.UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "80", "32700", "65536", "-1", "many"})
    void refusesABaseThatCannotBeInOneLine(String setting) {
        assertThatThrownBy(() -> Ports.of(setting, Ports.UP))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("BRIDGEKEEPER_PORT_BASE")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aModuleWithoutItsOwnBrokerGetsTheOneOfTheStack() {
        assertThat(new Ports(Ports.TEST).kafkaOf("e2e")).isEqualTo(Ports.TEST + 12);
    }
}
