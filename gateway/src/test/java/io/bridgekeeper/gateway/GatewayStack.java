package io.bridgekeeper.gateway;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** The real Kafka and Keycloak, an address where services may listen, and one where nobody does. */
public class GatewayStack implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.start(Part.KAFKA, Part.KEYCLOAK);
        stack.deleteTopics();
        Broker.createTopics();
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", stack.kafkaBootstrap());
        settings.put("quarkus.oidc.auth-server-url", stack.issuer().toString());
        settings.put("quarkus.oidc-client.credentials.secret", stack.secret("gateway"));
        settings.put("gateway.upstream.paging", UpstreamServer.ADDRESS.toString());
        settings.put("gateway.upstream.roster", UpstreamServer.ADDRESS.toString());
        settings.put("gateway.upstream.access", UpstreamServer.ADDRESS.toString());
        settings.put("gateway.upstream.followup", UpstreamServer.NOBODY.toString());
        settings.put("gateway.proxy.timeout", "1500ms");
        settings.put("gateway.client.head-timeout", "1s");
        settings.put("gateway.calendar.max-in-flight", "4");
        settings.put("gateway.stream.heartbeat", "500ms");
        settings.put("gateway.hook.body-timeout", "2s");
        settings.put("gateway.sealing.keys", Broker.SEALING_KEY);
        return settings;
    }

    /** Everything stays for the next test. */
    @Override
    public void stop() {}
}
