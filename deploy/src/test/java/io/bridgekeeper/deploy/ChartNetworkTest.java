package io.bridgekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartNetworkTest {

    private static final String NAME = "app.kubernetes.io/name";
    private static final Manifests CHART = Chart.render();

    @Test
    void deniesWhatNoPolicyAllows() {
        var denied = CHART.policy("default-deny");

        assertThat(denied.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(denied.getIngress()).isEmpty();
        assertThat(denied.getEgress()).isEmpty();
        assertThat(denied.getPodSelector().getMatchLabels())
                .containsOnly(
                        Map.entry("app.kubernetes.io/part-of", "bridgekeeper"),
                        Map.entry("app.kubernetes.io/instance", "release"));
        assertThat(CHART.names(NetworkPolicy.class))
                .containsExactly("access", "default-deny", "dns", "followup", "gateway", "paging", "roster");
    }

    @Test
    void letsTheGatewayReachSnsWhereItsAddressesAreNamed() {
        var policy = Chart.render("networkPolicy: {sns: [{ipBlock: {cidr: 203.0.113.0/24}}]}")
                .policy("gateway");

        assertThat(policy.getEgress())
                .filteredOn(rule -> rule.getTo().stream()
                        .anyMatch(peer -> peer.getIpBlock() != null
                                && peer.getIpBlock().getCidr().equals("203.0.113.0/24")))
                .singleElement()
                .satisfies(rule -> assertThat(ports(rule)).containsExactly("TCP 443"));
    }

    @Test
    void letsNamesBeAskedInTheClustersDnsOnly() {
        var dns = CHART.policy("dns");

        assertThat(dns.getIngress()).isEmpty();
        assertThat(dns.getEgress()).singleElement().satisfies(rule -> {
            assertThat(ports(rule)).containsExactly("UDP 53", "TCP 53");
            assertThat(rule.getTo())
                    .singleElement()
                    .satisfies(peer -> assertThat(peer.getNamespaceSelector().getMatchLabels())
                            .containsEntry("kubernetes.io/metadata.name", "kube-system"));
        });
    }

    @Test
    void letsTheIngressControllerAloneReachTheGateway() {
        assertThat(CHART.policy("gateway").getIngress()).singleElement().satisfies(rule -> {
            assertThat(rule.getPorts()).extracting(ChartNetworkTest::said).containsExactly("TCP http");
            assertThat(rule.getFrom())
                    .singleElement()
                    .satisfies(peer -> assertThat(peer.getNamespaceSelector().getMatchLabels())
                            .containsEntry("kubernetes.io/metadata.name", "ingress-nginx"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "followup", "paging", "roster"})
    void letsTheGatewayAloneReachTheService(String service) {
        assertThat(CHART.policy(service).getIngress()).singleElement().satisfies(rule -> {
            assertThat(rule.getPorts()).extracting(ChartNetworkTest::said).containsExactly("TCP http");
            assertThat(services(rule.getFrom())).containsExactly("gateway");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            gateway  | anywhere: TCP 9092; anywhere: TCP 443; access followup paging roster: TCP http
            paging   | anywhere: TCP 9092; anywhere: TCP 443; anywhere: TCP 5432; anywhere: TCP 587; 0.0.0.0/0: TCP 443
            roster   | anywhere: TCP 9092; anywhere: TCP 443; anywhere: TCP 5432
            access   | anywhere: TCP 9092; anywhere: TCP 443; anywhere: TCP 5432
            followup | anywhere: TCP 9092; anywhere: TCP 443; anywhere: TCP 5432
            """)
    void letsEachCallOnlyWhatItNeeds(String service, String allowed) {
        assertThat(CHART.policy(service).getEgress().stream().map(ChartNetworkTest::said))
                .containsExactly(allowed.split("; "));
    }

    @Test
    void narrowsTheCallsToThePeersThatTheValuesName() {
        Manifests chart = Chart.render("""
                kafka: {bootstrapServers: 'a.kafka:9093,b.kafka:9093,c.kafka:9094'}
                keycloak: {url: 'http://keycloak.login:8080/auth'}
                telemetry: {endpoint: 'http://collector.observability:4317'}
                networkPolicy:
                  kafka: [{podSelector: {matchLabels: {app.kubernetes.io/name: broker}}}]
                  keycloak: [{podSelector: {matchLabels: {app.kubernetes.io/name: keycloak}}}]
                  postgres: [{ipBlock: {cidr: 10.1.2.0/24}}]
                """);

        assertThat(chart.policy("roster").getEgress().stream().map(ChartNetworkTest::said))
                .containsExactly(
                        "broker: TCP 9093 TCP 9094",
                        "keycloak: TCP 8080",
                        "anywhere: TCP 4317",
                        "10.1.2.0/24: TCP 5432");
    }

    @Test
    void sendsWebhooksToPublicAddressesOnly() {
        assertThat(CHART.policy("paging").getEgress().getLast().getTo())
                .singleElement()
                .satisfies(peer -> assertThat(peer.getIpBlock().getExcept())
                        .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"));
    }

    @Test
    void letsMetricsBeScrapedByTheNamedPeer() {
        Manifests chart = Chart.render(
                "networkPolicy: {metrics: [{podSelector: {matchLabels: {app.kubernetes.io/name: prometheus}}}]}");

        assertThat(services(chart.policy("paging").getIngress().getFirst().getFrom()))
                .containsExactly("gateway", "prometheus");
    }

    @Test
    void makesNoPolicyWhenTurnedOff() {
        assertThat(Chart.render("networkPolicy: {enabled: false}").of(NetworkPolicy.class))
                .isEmpty();
    }

    @Test
    void showsTheGatewayAloneToTheWorldAndNotItsHealthOrMetrics() {
        Ingress ingress = CHART.of(Ingress.class).getFirst();

        assertThat(CHART.of(Ingress.class)).hasSize(1);
        assertThat(ingress.getSpec().getDefaultBackend()).isNull();
        assertThat(ingress.getSpec().getTls())
                .singleElement()
                .satisfies(tls -> assertThat(tls.getHosts()).containsExactly("bridgekeeper.example.com"));
        assertThat(ingress.getSpec().getRules()).singleElement().satisfies(rule -> {
            assertThat(rule.getHost()).isEqualTo("bridgekeeper.example.com");
            assertThat(rule.getHttp().getPaths())
                    .extracting(HTTPIngressPath::getPath)
                    .containsExactly(
                            "/hooks",
                            "/v2",
                            "/api",
                            "/calendars",
                            "/heartbeats",
                            "/answer",
                            "/provider",
                            "/push",
                            "/openapi",
                            "/openapi-ui",
                            "/docs",
                            "/console",
                            "/access/v1",
                            "/.well-known/authzen-configuration");
            assertThat(rule.getHttp().getPaths()).allSatisfy(path -> {
                assertThat(path.getBackend().getService().getName()).isEqualTo("release-bridgekeeper-gateway");
                assertThat(path.getPath()).doesNotStartWith("/q").isNotEqualTo("/");
            });
        });
        assertThat(Chart.render("{ingress: {enabled: false, host: ''}, publicUrl: 'https://pages.example.com'}")
                        .of(Ingress.class))
                .isEmpty();
    }

    private static String said(NetworkPolicyEgressRule rule) {
        String peers = rule.getTo().isEmpty()
                ? "anywhere"
                : String.join(
                        " ", rule.getTo().stream().map(ChartNetworkTest::said).toList());
        return peers + ": " + String.join(" ", ports(rule));
    }

    private static String said(NetworkPolicyPeer peer) {
        return peer.getIpBlock() != null
                ? peer.getIpBlock().getCidr()
                : peer.getPodSelector().getMatchLabels().get(NAME);
    }

    private static String said(NetworkPolicyPort port) {
        return port.getProtocol() + " " + port.getPort().getValue();
    }

    private static List<String> ports(NetworkPolicyEgressRule rule) {
        return rule.getPorts().stream().map(ChartNetworkTest::said).toList();
    }

    private static List<String> services(List<NetworkPolicyPeer> peers) {
        return peers.stream()
                .map(peer -> peer.getPodSelector().getMatchLabels().get(NAME))
                .toList();
    }
}
