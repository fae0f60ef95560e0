package io.bridgekeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "/systems,  PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, ''",
        "/a/b,      PT1S, 64, PT18S, PT3S,  PT1S, PT0.1S, PT1H, PT1M, PT10S, 200, ''",
        "systems,   PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.managed-groups-parent",
        "/systems/, PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.managed-groups-parent",
        "/,         PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.managed-groups-parent",
        "/systems,  PT0S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.work.poll",
        "/systems,  PT1S, 0,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.work.workers",
        "/systems,  PT1S, 65, PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.work.workers",
        "/systems,  PT1S, 4,  PT17S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.work.lease",
        "/systems,  PT1S, 4,  PT20S, PT0S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.keycloak.timeout",
        "/systems,  PT1S, 4,  PT20S, PT3S,  PT0S, PT5S, PT1H, PT1M, PT10S, 200, access.sweep.every",
        "/systems,  PT1S, 4,  PT20S, PT3S,  PT1M, PT0S, PT1H, PT1M, PT10S, 200, access.sweep.retry",
        "/systems,  PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT0S, PT1M, PT10S, 200, access.account.every",
        "/systems,  PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT0S, PT10S, 200, access.account.retry",
        "/systems,  PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT0S, 200, access.account.after-publishing",
        "/systems,  PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 0, access.account.page",
        "/systems,  PT1S, 4,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 1001, access.account.page",
        "x,         PT1S, 0,  PT20S, PT3S,  PT1M, PT5S, PT1H, PT1M, PT10S, 200, access.managed-groups-parent access.work.workers",
    })
    void namesEverySettingThatWouldNotWork(
            String parent,
            Duration poll,
            int workers,
            Duration lease,
            Duration timeout,
            Duration every,
            Duration retry,
            Duration accountEvery,
            Duration accountRetry,
            Duration afterPublishing,
            int page,
            String named) {
        List<String> faults = SettingFaults.of(
                parent, poll, workers, lease, timeout, every, retry, accountEvery, accountRetry, afterPublishing, page);
        Stream<String> names = Arrays.stream(named.split(" ")).filter(name -> !name.isEmpty());
        assertThat(faults.stream().map(fault -> fault.substring(0, fault.indexOf(' '))))
                .containsExactlyElementsOf(names.toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'shop-*,break-glass', shop-admin, ''",
        "'', '', ''",
        "*, shop-admin, access.managed-realm-roles",
        "a*b, shop-admin, access.managed-realm-roles",
        "shop-*, 'shop-admin,realm-management', access.managed-clients",
        "*, master-realm, access.managed-realm-roles access.managed-clients"
    })
    void letsNoSettingOpenKeycloakItself(String roles, String clients, String named) {
        assertThat(SettingFaults.ofRoles(set(roles), set(clients)).stream()
                        .map(fault -> fault.substring(0, fault.indexOf(' '))))
                .containsExactlyElementsOf(set(named.replace(' ', ',')));
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 0", "PT1M, 0", "PT0.9S, 1", "PT0S, 1", "-PT1M, 1"})
    void waitsForAProofNeitherForNothingNorLessThanThat(Duration patience, int faults) {
        assertThat(SettingFaults.ofRevocation(patience)).hasSize(faults);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT1M, PT0.01S, PT1M, ''",
        "PT4H, P7D, PT1H, PT2H, ''",
        "-PT1S, PT4H, PT5S, PT30M, access.grace",
        "PT4H0.001S, PT4H, PT5S, PT30M, access.grace",
        "PT30M, PT59S, PT5S, PT30M, access.request.decide-within",
        "PT30M, P7DT1S, PT5S, PT30M, access.request.decide-within",
        "PT30M, PT4H, PT0.009S, PT30M, access.request.poll",
        "PT30M, PT4H, PT5S, PT59S, access.break-glass.longest",
        "PT30M, PT4H, PT5S, PT2H0.001S, access.break-glass.longest",
        "-PT1S, PT0S, PT0S, P1D, access.grace access.request.decide-within access.request.poll access.break-glass.longest"
    })
    void letsNobodyWaitOrHoldAccessForEver(
            Duration grace, Duration decideWithin, Duration poll, Duration breakGlass, String named) {
        assertThat(SettingFaults.ofAsking(grace, decideWithin, poll, breakGlass).stream()
                        .map(fault -> fault.substring(0, fault.indexOf(' '))))
                .containsExactlyElementsOf(set(named.replace(' ', ',')));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:18000, 0",
        "https://bridgekeeper.example.com, 0",
        "https://example.com/bridgekeeper/, 0",
        "'', 1",
        "bridgekeeper.example.com, 1",
        "//bridgekeeper.example.com, 1",
        "ftp://bridgekeeper.example.com, 1",
        "https://, 1",
        "https:///access, 1",
        "https://user:word@example.com, 1",
        "https://example.com?tenant=1, 1",
        "https://example.com#access, 1",
        "https://exa mple.com, 1"
    })
    void publishesNoAddressThatNobodyCanAsk(String publicUrl, int faults) {
        assertThat(SettingFaults.ofPublicUrl(publicUrl)).hasSize(faults);
    }

    private static Set<String> set(String written) {
        return Arrays.stream(written.split(","))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @ParameterizedTest
    @CsvSource({
        "PT12H, PT10S, PT15M, P1D,   PT1M, PT5S, ''",
        "PT36H, PT0S,  PT1S,  PT1M,  PT0.1S, PT0.01S, ''",
        "PT37H, PT10S, PT15M, P1D,   PT1M, PT5S, access.rehearsal.before",
        "PT59S, PT10S, PT15M, P1D,   PT1M, PT5S, access.rehearsal.before",
        "PT12H, -PT1S, PT15M, P1D,   PT1M, PT5S, access.rehearsal.after-change",
        "PT12H, PT10S, PT0S,  PT59S, PT0S, PT0S, access.rehearsal.recheck access.rehearsal.every access.rehearsal.retry access.rehearsal.poll",
    })
    void namesEverySettingOfTheRehearsalThatWouldNotWork(
            Duration before,
            Duration afterChange,
            Duration recheck,
            Duration every,
            Duration retry,
            Duration poll,
            String named) {
        List<String> faults = SettingFaults.ofRehearsal(before, afterChange, recheck, every, retry, poll);
        assertThat(faults.stream().map(fault -> fault.split(" ")[0]))
                .containsExactlyElementsOf(named.isEmpty() ? List.of() : Arrays.asList(named.split(" ")));
    }
}
