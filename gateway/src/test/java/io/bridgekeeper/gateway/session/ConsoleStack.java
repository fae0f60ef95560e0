package io.bridgekeeper.gateway.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The stack with the console on; the realm's client comes back to the gateway under test instead of the demo's. */
public class ConsoleStack extends GatewayStack {

    static final String ORIGIN = "https://ops.example.com";
    static final int RECHECK_MILLIS = 300;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        TestStack stack = TestStack.start(Part.KEYCLOAK);
        settings.put("gateway.console.enabled", "true");
        settings.put("gateway.console.secret", stack.secret("bridgekeeper-console"));
        settings.put("gateway.console.https", "false");
        settings.put("gateway.console.recheck", RECHECK_MILLIS + "ms");
        settings.put("gateway.browser.allowed-origins", ORIGIN);
        settings.put("gateway.browser.hsts", "365d");
        // Every route is asked with every kind of forged token, all from one address.
        settings.put("gateway.client.anonymous-burst", "10000");
        try {
            comeBackTo(stack, GatewayCaller.GATEWAY);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return settings;
    }

    private static void comeBackTo(TestStack stack, URI gateway) throws IOException, InterruptedException {
        changeClient(
                stack,
                "bridgekeeper-console",
                client -> client.putArray("redirectUris").add(gateway + "/console/callback"));
    }

    /** Changes a client of the realm, as an admin does. */
    static void changeClient(TestStack stack, String clientId, Consumer<ObjectNode> change)
            throws IOException, InterruptedException {
        String bearer = "Bearer " + adminToken(stack);
        URI clients = stack.keycloak().resolve("/admin/realms/" + stack.realm() + "/clients");
        ObjectNode client =
                (ObjectNode) JSON.readTree(send(HttpRequest.newBuilder(URI.create(clients + "?clientId=" + clientId))
                                .header("Authorization", bearer)))
                        .get(0);
        change.accept(client);
        send(HttpRequest.newBuilder(URI.create(clients + "/" + client.get("id").asText()))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(client.toString())));
    }

    private static String adminToken(TestStack stack) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(stack.secret("keycloak-admin"), StandardCharsets.UTF_8);
        return JSON.readTree(send(
                        HttpRequest.newBuilder(stack.keycloak().resolve("/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))))
                .get("access_token")
                .asText();
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
