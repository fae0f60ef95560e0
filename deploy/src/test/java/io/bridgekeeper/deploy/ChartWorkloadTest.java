package io.bridgekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartWorkloadTest {

    private static final List<String> SERVICES = List.of("access", "followup", "gateway", "paging", "roster");
    private static final Manifests CHART = Chart.render();

    @Test
    void makesFiveDeploymentsWithAServiceEach() {
        assertThat(CHART.names(Deployment.class)).isEqualTo(SERVICES);
        assertThat(CHART.names(Service.class)).isEqualTo(SERVICES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "followup", "gateway", "paging", "roster"})
    void runsWithoutAnyPrivilege(String service) {
        PodSpec pod = CHART.pod(service);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
        assertThat(pod.getSecurityContext().getRunAsGroup()).isEqualTo(10001);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getContainers()).hasSize(1);
        assertThat(pod.getInitContainers()).isEmpty();

        var container = CHART.container(service).getSecurityContext();
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getPrivileged()).isNull();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getCapabilities().getAdd()).isEmpty();
    }

    @Test
    void namesAServiceAccountWithoutAToken() {
        ServiceAccount account = CHART.of(ServiceAccount.class).getFirst();

        assertThat(account.getAutomountServiceAccountToken()).isFalse();
        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(CHART.pod(service).getServiceAccountName())
                        .isEqualTo(account.getMetadata().getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "followup", "gateway", "paging", "roster"})
    void writesOnlyBelowTmp(String service) {
        assertThat(CHART.container(service).getVolumeMounts())
                .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .extracting("mountPath", "name")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/tmp", "tmp"));
        assertThat(CHART.pod(service).getVolumes())
                .filteredOn(volume -> volume.getName().equals("tmp"))
                .singleElement()
                .satisfies(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "followup", "gateway", "paging", "roster"})
    void probesADeclaredPort(String service) {
        Container container = CHART.container(service);
        List<String> ports =
                container.getPorts().stream().map(ContainerPort::getName).toList();

        assertThat(get(container.getStartupProbe()).getPath()).isEqualTo("/q/health/started");
        assertThat(get(container.getReadinessProbe()).getPath()).isEqualTo("/q/health/ready");
        assertThat(get(container.getLivenessProbe()).getPath()).isEqualTo("/q/health/live");
        for (Probe probe :
                List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())) {
            assertThat(ports).contains(get(probe).getPort().getStrVal());
        }
        assertThat(CHART.one(Service.class, service).getSpec().getPorts())
                .singleElement()
                .satisfies(
                        port -> assertThat(ports).contains(port.getTargetPort().getStrVal()));
        assertThat(container.getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactly(Integer.valueOf(CHART.env(service, "QUARKUS_HTTP_PORT")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "followup", "gateway", "paging", "roster"})
    void saysWhatItNeedsAndTheMostItMayTake(String service) {
        var resources = CHART.container(service).getResources();

        assertThat(resources.getRequests()).containsKeys("cpu", "memory");
        assertThat(resources.getLimits()).containsKey("memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "followup", "gateway", "paging", "roster"})
    void selectsItsOwnPodsOnly(String service) {
        var labels = CHART.one(Deployment.class, service)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels();
        var selector = CHART.one(Service.class, service).getSpec().getSelector();

        assertThat(labels).containsAllEntriesOf(selector);
        assertThat(CHART.one(Deployment.class, service).getSpec().getSelector().getMatchLabels())
                .isEqualTo(selector);
        assertThat(selector).containsEntry("app.kubernetes.io/name", service);
        assertThat(selector).containsEntry("app.kubernetes.io/instance", "release");
    }

    @ParameterizedTest
    @CsvSource({"5, 10", "1, 1", "20, 60"})
    void leavesTimeForTheGracefulShutdown(int preStop, int shutdown) {
        Manifests chart =
                Chart.render("shutdown: {preStopSeconds: %d, timeoutSeconds: %d}".formatted(preStop, shutdown));

        for (String service : SERVICES) {
            assertThat(chart.env(service, "QUARKUS_SHUTDOWN_TIMEOUT")).isEqualTo(shutdown + "s");
            assertThat(chart.container(service)
                            .getLifecycle()
                            .getPreStop()
                            .getSleep()
                            .getSeconds())
                    .isEqualTo(preStop);
            assertThat(chart.pod(service).getTerminationGracePeriodSeconds()).isGreaterThan(preStop + shutdown);
        }
    }

    @Test
    void givesABudgetToWhatHasReplicas() {
        assertThat(CHART.names(PodDisruptionBudget.class)).containsExactly("gateway", "paging");
        assertThat(Chart.render("services: {gateway: {replicas: 1}, roster: {replicas: 3}}")
                        .names(PodDisruptionBudget.class))
                .containsExactly("paging", "roster");
    }

    @Test
    void takesEverySecretFromASecretThatTheValuesName() {
        Manifests chart = Chart.render("""
                secretEnv: {KAFKA_SASL_JAAS_CONFIG: {name: kafka-login, key: jaas}}
                services: {gateway: {secretEnv: {EXTRA: {name: extra, key: value}}}}
                """);
        Set<String> named = new TreeSet<>();
        for (String service : SERVICES) {
            for (EnvVar variable : chart.container(service).getEnv()) {
                SecretKeySelector secret = variable.getValueFrom() == null
                        ? null
                        : variable.getValueFrom().getSecretKeyRef();
                if (secret != null) {
                    named.add(secret.getName());
                    assertThat(variable.getValue()).isNull();
                } else {
                    assertThat(variable.getName()).doesNotContainPattern("PASSWORD|SECRET|KEY$");
                }
            }
        }
        assertThat(named)
                .containsExactly(
                        "extra",
                        "kafka-login",
                        "keycloak-access",
                        "keycloak-console",
                        "keycloak-gateway",
                        "link-signing",
                        "ntfy",
                        "phone-provider",
                        "postgres-access",
                        "postgres-access-owner",
                        "postgres-followup",
                        "postgres-paging",
                        "postgres-roster",
                        "sealing",
                        "smtp",
                        "webhook-signing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "followup", "gateway", "paging", "roster"})
    void saysNothingTwiceInTheEnvironment(String service) {
        assertThat(CHART.container(service).getEnv())
                .extracting(EnvVar::getName)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            gateway,  KAFKA_BOOTSTRAP_SERVERS,        kafka-bootstrap.kafka:9092
            gateway,  QUARKUS_OIDC_AUTH_SERVER_URL,   https://login.example.com/realms/bridgekeeper
            gateway,  GATEWAY_UPSTREAM_PAGING,        http://release-bridgekeeper-paging:8080
            gateway,  GATEWAY_UPSTREAM_FOLLOWUP,      http://release-bridgekeeper-followup:8080
            gateway,  GATEWAY_CONSOLE_ENABLED,        true
            gateway,  GATEWAY_CONSOLE_CLIENT_ID,      bridgekeeper-console
            gateway,  GATEWAY_CONSOLE_HTTPS,
            gateway,  GATEWAY_BROWSER_ALLOWED_ORIGINS, https://ops.example.com
            gateway,  GATEWAY_BROWSER_HSTS,           0s
            gateway,  QUARKUS_DATASOURCE_JDBC_URL,
            paging,   QUARKUS_DATASOURCE_JDBC_URL,    jdbc:postgresql://postgres-rw.databases:5432/paging
            roster,   QUARKUS_DATASOURCE_REACTIVE_URL,postgresql://postgres-rw.databases:5432/roster
            paging,   PAGING_CATALOG_FILE,            /etc/bridgekeeper/catalog.yaml
            paging,   QUARKUS_MAILER_START_TLS,       REQUIRED
            paging,   PAGING_NOTIFY_PUBLIC_URL,       https://bridgekeeper.example.com
            paging,   PAGING_NOTIFY_WEBHOOK_ALLOWED_HOSTS, *
            paging,   PAGING_WEBHOOK_SUBSCRIPTION_ALLOWED_HOSTS, *
            paging,   PAGING_NOTIFY_TWILIO_BASE_URL,  https://api.twilio.com
            paging,   PAGING_NOTIFY_TWILIO_ACCOUNT_SID, AC0123456789abcdef0123456789abcdef
            paging,   PAGING_NOTIFY_TWILIO_SMS_FROM,  +4930901820
            paging,   PAGING_NOTIFY_TWILIO_VOICE_FROM, +4930901820
            paging,   OUTBOX_TOPICS_CREATE,           true
            gateway,  OUTBOX_TOPICS_CREATE,
            roster,   ROSTER_BRIDGE_CALL_URL,         https://meet.example.com/{room}
            access,   QUARKUS_KEYCLOAK_ADMIN_CLIENT_SERVER_URL, https://login.example.com
            access,   ACCESS_PUBLIC_URL,              https://bridgekeeper.example.com
            followup, QUARKUS_MAILER_HOST,
            """)
    void tellsEachServiceWhatItNeeds(String service, String name, String value) {
        assertThat(CHART.env(service, name)).isEqualTo(value);
    }

    @Test
    void letsAccessWorkByARoleThatIsNotTheOneOfItsMigrations() {
        assertThat(secretOf("access", "QUARKUS_DATASOURCE_USERNAME")).isEqualTo("postgres-access");
        assertThat(secretOf("access", "QUARKUS_DATASOURCE_PASSWORD")).isEqualTo("postgres-access");
        assertThat(secretOf("access", "QUARKUS_FLYWAY_USERNAME")).isEqualTo("postgres-access-owner");
        assertThat(secretOf("access", "QUARKUS_FLYWAY_PASSWORD")).isEqualTo("postgres-access-owner");
        assertThat(CHART.container("roster").getEnv())
                .extracting(EnvVar::getName)
                .doesNotContain("QUARKUS_FLYWAY_USERNAME");
    }

    private static String secretOf(String service, String name) {
        return CHART.container(service).getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValueFrom()
                .getSecretKeyRef()
                .getName();
    }

    @Test
    void checksLinksWithTheKeyOfBeforeToo() {
        assertThat(CHART.container("paging").getEnv())
                .extracting(EnvVar::getName)
                .contains("PAGING_NOTIFY_LINK_SECRET")
                .doesNotContain("PAGING_NOTIFY_PREVIOUS_LINK_SECRET");
        assertThat(Chart.render("links: {previousKey: before}")
                        .container("paging")
                        .getEnv())
                .filteredOn(variable -> variable.getName().equals("PAGING_NOTIFY_PREVIOUS_LINK_SECRET"))
                .singleElement()
                .satisfies(variable -> {
                    SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
                    assertThat(secret.getName()).isEqualTo("link-signing");
                    assertThat(secret.getKey()).isEqualTo("before");
                });
    }

    @Test
    void givesTheKeysThatSealToThoseWhoSealAndOpen() {
        for (String service : List.of("gateway", "paging", "roster", "access", "followup")) {
            boolean holds = service.equals("gateway") || service.equals("paging");
            assertThat(CHART.container(service).getEnv())
                    .filteredOn(variable -> variable.getName().endsWith("_SEALING_KEYS"))
                    .as(service)
                    .hasSize(holds ? 1 : 0)
                    .allSatisfy(variable -> assertThat(
                                    variable.getValueFrom().getSecretKeyRef().getKey())
                            .isEqualTo("sealing-keys"));
            assertThat(Chart.render("sealing: {secret: {name: \"\"}}")
                            .container(service)
                            .getEnv())
                    .extracting(EnvVar::getName)
                    .noneMatch(name -> name.endsWith("_SEALING_KEYS"));
        }
    }

    @Test
    void keepsTheTokenOfThePhoneProviderInASecret() {
        assertThat(CHART.container("paging").getEnv())
                .filteredOn(variable -> variable.getName().equals("PAGING_NOTIFY_TWILIO_AUTH_TOKEN"))
                .singleElement()
                .satisfies(variable -> {
                    SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
                    assertThat(secret.getName()).isEqualTo("phone-provider");
                    assertThat(secret.getKey()).isEqualTo("auth-token");
                });
        assertThat(Chart.render("phones: {accountSid: \"\"}")
                        .container("paging")
                        .getEnv())
                .extracting(EnvVar::getName)
                .noneMatch(name -> name.startsWith("PAGING_NOTIFY_TWILIO"));
    }

    @Test
    void pushesByAKeyOfYoursAndNotWithoutOne() {
        assertThat(CHART.container("paging").getEnv())
                .extracting(EnvVar::getName)
                .noneMatch(name -> name.startsWith("PAGING_NOTIFY_WEBPUSH"));
        Manifests chart = Chart.render("""
                webPush: {secret: {name: push}, subject: 'mailto:ops@example.com', allowedHosts: [push.example.com]}
                """);
        assertThat(chart.env("paging", "PAGING_NOTIFY_WEBPUSH_SUBJECT")).isEqualTo("mailto:ops@example.com");
        assertThat(chart.env("paging", "PAGING_NOTIFY_WEBPUSH_ALLOWED_HOSTS")).isEqualTo("push.example.com");
        assertThat(chart.container("paging").getEnv())
                .filteredOn(variable -> variable.getName().equals("PAGING_NOTIFY_WEBPUSH_PRIVATE_KEY"))
                .singleElement()
                .satisfies(variable -> {
                    SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
                    assertThat(secret.getName()).isEqualTo("push");
                    assertThat(secret.getKey()).isEqualTo("private-key");
                });
    }

    @Test
    void prefersAServicesOwnSettingsToThoseOfAll() {
        Manifests chart = Chart.render("""
                env: {QUARKUS_LOG_LEVEL: INFO}
                services: {roster: {env: {QUARKUS_LOG_LEVEL: DEBUG}, database: {host: elsewhere}}}
                """);

        assertThat(chart.env("gateway", "QUARKUS_LOG_LEVEL")).isEqualTo("INFO");
        assertThat(chart.env("roster", "QUARKUS_LOG_LEVEL")).isEqualTo("DEBUG");
        assertThat(chart.env("roster", "QUARKUS_DATASOURCE_JDBC_URL"))
                .isEqualTo("jdbc:postgresql://elsewhere:5432/roster");
        assertThat(chart.env("access", "QUARKUS_DATASOURCE_JDBC_URL")).contains("postgres-rw.databases");
    }

    @Test
    void mountsTheCatalogIntoPagingAndRestartsItWhenThatChanges() {
        ConfigMap catalog = CHART.one(ConfigMap.class, "catalog");
        assertThat(catalog.getData()).containsOnlyKeys("catalog.yaml");
        assertThat(SERVICES.stream()
                        .filter(service -> CHART.pod(service).getVolumes().stream()
                                .map(volume -> volume.getConfigMap())
                                .filter(Objects::nonNull)
                                .anyMatch(volume -> volume.getName()
                                        .equals(catalog.getMetadata().getName()))))
                .containsExactly("paging");
        assertThat(CHART.container("paging").getVolumeMounts())
                .anySatisfy(mount ->
                        assertThat(CHART.env("paging", "PAGING_CATALOG_FILE")).startsWith(mount.getMountPath() + "/"));

        assertThat(catalogMark(Chart.render("catalog: {content: 'systems: [another]'}")))
                .isNotEqualTo(catalogMark(CHART));
    }

    @Test
    void leavesACatalogThatExistsAlone() {
        Manifests chart = Chart.render("catalog: {content: '', existingConfigMap: ours}");

        assertThat(chart.of(ConfigMap.class)).isEmpty();
        assertThat(chart.pod("paging").getVolumes()).anySatisfy(volume -> {
            assertThat(volume.getConfigMap()).isNotNull();
            assertThat(volume.getConfigMap().getName()).isEqualTo("ours");
        });
    }

    @ParameterizedTest
    @CsvSource({"gateway, gateway", "paging, paging-service", "followup, followup-service"})
    void runsTheImageOfItsService(String service, String image) {
        assertThat(CHART.container(service).getImage())
                .isEqualTo("registry.example.com/bridgekeeper/" + image + ":" + Images.version());
        assertThat(Chart.render("image: {tag: '1.2.3'}").container(service).getImage())
                .endsWith("/" + image + ":1.2.3");
    }

    private static HTTPGetAction get(Probe probe) {
        return probe.getHttpGet();
    }

    private static String catalogMark(Manifests chart) {
        return chart.one(Deployment.class, "paging")
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get("bridgekeeper.io/catalog");
    }
}
