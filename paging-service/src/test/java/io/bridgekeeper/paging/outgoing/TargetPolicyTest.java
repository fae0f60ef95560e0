package io.bridgekeeper.paging.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {

    private static final TargetPolicy ANY_PUBLIC = new TargetPolicy(List.of("*"));
    private static final TargetPolicy NAMED = new TargetPolicy(List.of("hooks.example.org", "10.0.0.7"));
    private static final TargetPolicy BELOW = new TargetPolicy(List.of("*.push.example.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001::1"
            })
    void refusesWhatIsNotPublic(String address) {
        assertThat(ANY_PUBLIC.objection("hooks.example.org", bytes(address)))
                .contains("the host has a private address and is not in the allow-list");
    }

    @Test
    void refusesAPrivateAddressInIpv6Clothes() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 127, 0, 0, 1};
        assertThat(ANY_PUBLIC.objection("hooks.example.org", mapped)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "192.0.2.1", "2606:2800:220:1::1"})
    void letsPublicAddressesPass(String address) {
        assertThat(ANY_PUBLIC.objection("hooks.example.org", bytes(address))).isEmpty();
    }

    @Test
    void letsANamedHostHaveAPrivateAddress() {
        assertThat(NAMED.objection("hooks.example.org", bytes("10.0.0.7"))).isEmpty();
        assertThat(NAMED.objection("HOOKS.example.org", bytes("10.0.0.7"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "none",
            value = {
                "https://hooks.example.org/x, none",
                "http://10.0.0.7/x, none",
                "https://other.example.org/x, the host is not in the allow-list",
                "https://hooks.example.org.evil.org/x, the host is not in the allow-list",
                "ftp://hooks.example.org/x, the scheme must be http or https",
                "file:///etc/passwd, the scheme must be http or https",
                "https://user:pw@hooks.example.org/x, user information in the URL is not allowed",
                "https:///x, the host is missing",
            })
    void asksTheAllowListFirst(URI url, String objection) {
        assertThat(NAMED.objection(url).orElse(null)).isEqualTo(objection);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "https://web.push.example.com/x, true",
        "https://WEB.Push.example.com/x, true",
        "https://push.example.com/x, false",
        "https://evilpush.example.com/x, false",
        "https://web.push.example.com.evil.org/x, false",
    })
    void letsHostsBelowANamedOnePass(URI url, boolean passes) {
        assertThat(BELOW.objection(url).isEmpty()).isEqualTo(passes);
    }

    @Test
    void letsNoHostBelowANamedOneHaveAPrivateAddress() {
        assertThat(BELOW.objection("web.push.example.com", bytes("10.0.0.7"))).isPresent();
        assertThat(BELOW.objection("web.push.example.com", bytes("93.184.216.34")))
                .isEmpty();
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
