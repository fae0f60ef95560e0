package io.bridgekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartLintTest {

    @Test
    void lintsWithoutAWarning(@TempDir Path copy) throws IOException {
        LintResult result = Chart.lint(copy);

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
        assertThat(result.getMessages()).noneMatch(line -> line.contains("[WARNING]") || line.contains("[ERROR]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kafka: {bootstrapServers: ''}                        | /kafka/bootstrapServers
            kafka: {bootstrapServers: kafka-without-port}        | /kafka/bootstrapServers
            keycloak: {url: ''}                                  | /keycloak/url
            keycloak: {clients: {gateway: {secret: {name: ''}}}} | /keycloak/clients/gateway/secret/name
            keycloak: {clients: {access: {secret: {name: ''}}}}  | /keycloak/clients/access/secret/name
            postgres: {host: ''}                                 | postgres.host
            mail: {host: ''}                                     | /mail/host
            mail: {from: ''}                                     | /mail/from
            catalog: {content: ''}                               | /catalog
            webhooks: {secret: {name: ''}}                       | /webhooks/secret/name
            links: {secret: {name: ''}}                          | /links/secret/name
            ntfy: {servers: [{url: ntfy.example.com}]}           | /ntfy/servers/1/url
            ntfy: {servers: [{url: 'https://n', secret: {name: '', key: token}}]} | /ntfy/servers/1/secret/name
            ntfy: {servers: [{url: 'https://n', token: tk_1}]}   | 'token' not allowed
            ntfy: {allowedHosts: ['']}                           | /ntfy/allowedHosts/0
            chat: {allowedHosts: '*'}                            | /chat/allowedHosts
            chat: {token: x}                                     | 'token' not allowed
            apprise: {url: 'apprise:8000'}                       | /apprise/url
            webPush: {secret: {name: push}}                      | /webPush/subject
            webPush: {subject: ops@example.com}                  | /webPush/subject
            bridge: {callUrl: ''}                                | /bridge/callUrl
            bridge: {callUrl: 'https://meet.example.com/'}       | /bridge/callUrl
            access: {managedGroupsParent: systems}               | /access/managedGroupsParent
            access: {managedRealmRoles: ['*']}                   | /access/managedRealmRoles/0
            access: {managedClients: ['a,b']}                    | /access/managedClients/0
            access: {grace: 30m}                                 | /access/grace
            access: {sweep: {strays: keep}}                      | /access/sweep/strays
            access: {requests: {secondFactorAcr: []}}            | /access/requests/secondFactorAcr
            access: {breakGlass: {role: ''}}                     | /access/breakGlass/role
            access: {managedGroups: /systems}                    | 'managedGroups' not allowed
            limits: {client: {rate: 0}}                          | /limits/client/rate
            limits: {client: {burst: many}}                      | /limits/client/burst
            limits: {client: {headTimeout: 90s}}                 | /limits/client/headTimeout
            limits: {hook: {burst: 1000001}}                     | /limits/hook/burst
            limits: {hook: {rawEventsPerSecond: 1001}}           | /limits/hook/rawEventsPerSecond
            rawEvents: {keep: a week}                            | /rawEvents/keep
            rawEvents: {most: 49}                                | /rawEvents/most
            limits: {hooks: {rate: 1}}                           | 'hooks' not allowed
            ingress: {enabled: false}                            | /publicUrl
            ingress: {host: ''}                                  | /ingress/host
            services: {paging: {database: {secret: {name: ''}}}} | /services/paging/database/secret/name
            services: {access: {database: {ownerSecret: {name: ''}}}} | /services/access/database/ownerSecret/name
            services: {gateway: {replicas: 0}}                   | /services/gateway/replicas
            services: {gateway: {database: {name: gateway}}}     | 'database' not allowed
            services: {pager: {replicas: 1}}                     | 'pager' not allowed
            postgres: {password: secret}                         | 'password' not allowed
            networkPolicy: {ingressController: []}               | /networkPolicy/ingressController
            """)
    void saysWhichValueIsMissingOrWrong(String values, String named) {
        assertThatThrownBy(() -> Chart.template(values)).hasMessageContaining(named);
    }

    @Test
    void tellsPagingOfEachOtherChannel() {
        // Behind the server of the example.
        String rendered = Chart.template("""
                ntfy: {allowedHosts: [a.example.com, '*.b.example.com'], servers: [
                    {url: 'https://a.example.com', secret: {name: ntfy-a, key: other}}]}
                chat: {allowedHosts: [hooks.slack.com]}
                apprise: {url: 'http://apprise.example.com'}
                """).replaceAll("\\s+", " ");

        assertThat(rendered)
                .contains(
                        "name: PAGING_NOTIFY_NTFY_ALLOWED_HOSTS value: \"a.example.com,*.b.example.com\"",
                        "name: PAGING_NOTIFY_NTFY_SERVERS_0__URL value: \"https://ntfy.example.com\"",
                        "name: PAGING_NOTIFY_NTFY_SERVERS_1__URL value: \"https://a.example.com\"",
                        "name: PAGING_NOTIFY_NTFY_SERVERS_1__TOKEN valueFrom: secretKeyRef: name: ntfy-a key: other",
                        "name: PAGING_NOTIFY_CHAT_ALLOWED_HOSTS value: \"hooks.slack.com\"",
                        "name: PAGING_NOTIFY_APPRISE_URL value: \"http://apprise.example.com\"");
        assertThat(Chart.template("apprise: {url: ''}")).doesNotContain("PAGING_NOTIFY_APPRISE_URL");
    }

    @Test
    void tellsTheGatewayHowMuchItTakes() {
        String rendered = Chart.template("""
                limits: {client: {rate: 50, anonymousBurst: 1000000, headTimeout: 500ms}, hook: {rawEventsPerSecond: 7}}
                """).replaceAll("\\s+", " ");

        assertThat(rendered)
                .contains(
                        "name: GATEWAY_CLIENT_RATE value: \"50\"",
                        "name: GATEWAY_CLIENT_BURST value: \"1000\"",
                        "name: GATEWAY_CLIENT_ANONYMOUS_RATE value: \"20\"",
                        "name: GATEWAY_CLIENT_ANONYMOUS_BURST value: \"1000000\"",
                        "name: GATEWAY_CLIENT_HEAD_TIMEOUT value: \"500ms\"",
                        "name: GATEWAY_HOOK_RATE value: \"3000\"",
                        "name: GATEWAY_HOOK_BURST value: \"10000\"",
                        "name: GATEWAY_HOOK_RAW_EVENTS_PER_SECOND value: \"7\"");
    }

    @Test
    void tellsPagingHowLongRawEventsAreKept() {
        assertThat(Chart.template("rawEvents: {keep: PT12H, mostDeadLetters: 10000}")
                        .replaceAll("\\s+", " "))
                .contains(
                        "name: PAGING_RAW_EVENT_KEEP value: \"PT12H\"",
                        "name: PAGING_RAW_EVENT_MOST value: \"200\"",
                        "name: PAGING_RAW_EVENT_MOST_DEAD_LETTERS value: \"10000\"");
    }

    @Test
    void tellsAccessWhatItMayGiveAndHowItTakesIt() {
        assertThat(Chart.template().replaceAll("\\s+", " "))
                .contains(
                        "name: ACCESS_PUBLIC_URL value: https://bridgekeeper.example.com",
                        "name: ACCESS_MANAGED_GROUPS_PARENT value: \"/systems\"",
                        "name: ACCESS_GRACE value: \"PT30M\"",
                        "name: ACCESS_SWEEP_STRAYS value: \"remove\"",
                        "name: ACCESS_REQUEST_SECOND_FACTOR_ACR value: \"2,3\"")
                .doesNotContain("ACCESS_MANAGED_REALM_ROLES", "ACCESS_MANAGED_CLIENTS", "ACCESS_END_SESSIONS_OF");
        assertThat(Chart.template("""
                access: {managedGroupsParent: /teams/on-call, managedRealmRoles: ['shop-*', dba], managedClients: [shop],
                    endSessionsOf: [shop, grafana], grace: PT0S, revocationPatience: PT2M, sweep: {strays: adopt, every: PT5M},
                    requests: {decideWithin: PT1H, samePersonAttribute: number, secondFactorAcr: [gold]},
                    breakGlass: {role: fire, longest: PT1H}}
                """).replaceAll("\\s+", " "))
                .contains(
                        "name: ACCESS_MANAGED_GROUPS_PARENT value: \"/teams/on-call\"",
                        "name: ACCESS_MANAGED_REALM_ROLES value: \"shop-*,dba\"",
                        "name: ACCESS_MANAGED_CLIENTS value: \"shop\"",
                        "name: ACCESS_END_SESSIONS_OF value: \"shop,grafana\"",
                        "name: ACCESS_GRACE value: \"PT0S\"",
                        "name: ACCESS_REVOCATION_PATIENCE value: \"PT2M\"",
                        "name: ACCESS_SWEEP_STRAYS value: \"adopt\"",
                        "name: ACCESS_SWEEP_EVERY value: \"PT5M\"",
                        "name: ACCESS_REQUEST_DECIDE_WITHIN value: \"PT1H\"",
                        "name: ACCESS_REQUEST_SAME_PERSON_ATTRIBUTE value: \"number\"",
                        "name: ACCESS_REQUEST_SECOND_FACTOR_ACR value: \"gold\"",
                        "name: ACCESS_BREAK_GLASS_ROLE value: \"fire\"",
                        "name: ACCESS_BREAK_GLASS_LONGEST value: \"PT1H\"");
    }

    @Test
    void rendersWithTheLeastThatMustBeGiven() {
        assertThat(Chart.template()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            apiVersion: v1, kind: Service, metadata: {name: a}, spec: {prots: []}       | prots
            apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: A, type: B} | Duplicate
            apiVersion: v1, kind: Secret, metadata: {name: a}                           | should not make a v1 Secret
            """)
    void refusesAManifestThatKubernetesWouldNotUnderstand(String manifest, String reason) {
        assertThatThrownBy(() -> Chart.read("{" + manifest + "}")).hasMessageContaining(reason);
    }

    @Test
    void carriesTheVersionOfTheImages() throws IOException {
        assertThat(Files.readString(Chart.FOLDER.resolve("Chart.yaml"))).contains("appVersion: " + Images.version());
    }
}
