package io.bridgekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "/systems,  PT1S, 4,  PT15S, PT3S,  PT1M, PT5S, ''",
        "/a/b,      PT1S, 64, PT9S,  PT3S,  PT1S, PT0.1S, ''",
        "systems,   PT1S, 4,  PT15S, PT3S,  PT1M, PT5S, access.managed-groups-parent",
        "/systems/, PT1S, 4,  PT15S, PT3S,  PT1M, PT5S, access.managed-groups-parent",
        "/,         PT1S, 4,  PT15S, PT3S,  PT1M, PT5S, access.managed-groups-parent",
        "/systems,  PT0S, 4,  PT15S, PT3S,  PT1M, PT5S, access.work.poll",
        "/systems,  PT1S, 0,  PT15S, PT3S,  PT1M, PT5S, access.work.workers",
        "/systems,  PT1S, 65, PT15S, PT3S,  PT1M, PT5S, access.work.workers",
        "/systems,  PT1S, 4,  PT8S,  PT3S,  PT1M, PT5S, access.work.lease",
        "/systems,  PT1S, 4,  PT15S, PT0S,  PT1M, PT5S, access.keycloak.timeout",
        "/systems,  PT1S, 4,  PT15S, PT3S,  PT0S, PT5S, access.sweep.every",
        "/systems,  PT1S, 4,  PT15S, PT3S,  PT1M, PT0S, access.sweep.retry",
        "x,         PT1S, 0,  PT15S, PT3S,  PT1M, PT5S, access.managed-groups-parent access.work.workers",
    })
    void namesEverySettingThatWouldNotWork(
            String parent,
            Duration poll,
            int workers,
            Duration lease,
            Duration timeout,
            Duration every,
            Duration retry,
            String named) {
        List<String> faults = SettingFaults.of(parent, poll, workers, lease, timeout, every, retry);
        Stream<String> names = Arrays.stream(named.split(" ")).filter(name -> !name.isEmpty());
        assertThat(faults.stream().map(fault -> fault.substring(0, fault.indexOf(' '))))
                .containsExactlyElementsOf(names.toList());
    }
}
