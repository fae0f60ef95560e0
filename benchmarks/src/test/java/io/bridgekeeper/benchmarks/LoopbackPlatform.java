package io.bridgekeeper.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of the platform as the bench sees, in memory: it remembers what is open, and notifies once for each new
 * problem unless told to forget or to repeat some.
 */
final class LoopbackPlatform {

    private static final String KEY = "integration-key";

    /** Every so many new problems (0: none) nobody is told, or is told twice. */
    record Faults(int forgetEvery, int repeatEvery) {}

    private final HttpClient client;
    private final int receiverPort;
    private final Faults faults;
    private final Map<String, String> open = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final Set<String> calls = ConcurrentHashMap.newKeySet();
    final ConcurrentLinkedQueue<String> revoked = new ConcurrentLinkedQueue<>();
    final int port;

    LoopbackPlatform(Vertx vertx, int receiverPort, Faults faults) {
        this.client = vertx.createHttpClient();
        this.receiverPort = receiverPort;
        this.faults = faults;
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer);
        this.port = Waiting.on(server.listen(0, "127.0.0.1")).actualPort();
    }

    int openIncidents() {
        return open.size();
    }

    boolean wasCalled(String call) {
        return calls.contains(call);
    }

    private void answer(HttpServerRequest request) {
        String call = request.method() + " " + request.path();
        calls.add(call);
        request.body().onSuccess(body -> {
            JsonObject answer = new JsonObject();
            switch (call) {
                case "POST /realms/bridgekeeper/protocol/openid-connect/token" -> answer.put("access_token", "token");
                case "POST /api/paging/integrations" ->
                    answer.put("integrationId", "1").put("key", KEY);
                case "DELETE /api/paging/integrations/1" -> revoked.add("1");
                case "PUT /api/paging/me/consents/bench" -> answer.put("systemId", "bench");
                case "GET /api/paging/incidents" -> {
                    JsonArray incidents = new JsonArray();
                    open.values().forEach(title -> incidents.add(new JsonObject().put("title", title)));
                    answer.put("incidents", incidents);
                }
                case "POST /hooks/" + KEY + "/alertmanager" -> take(body.toJsonObject());
                default -> {
                    request.response().setStatusCode(404).end();
                    return;
                }
            }
            request.response().setStatusCode(200).end(answer.toBuffer());
        });
    }

    private void take(JsonObject notification) {
        JsonObject alert = notification.getJsonArray("alerts").getJsonObject(0);
        String problem = alert.getString("fingerprint");
        String title = alert.getJsonObject("annotations").getString("summary");
        if (alert.getString("status").equals("resolved")) {
            open.remove(problem);
        } else if (open.putIfAbsent(problem, title) == null) {
            notify(title, opened.incrementAndGet());
        }
    }

    private void notify(String title, int number) {
        if (faults.forgetEvery() > 0 && number % faults.forgetEvery() == 0) {
            return;
        }
        boolean again = faults.repeatEvery() > 0 && number % faults.repeatEvery() == 0;
        for (int i = 0; i < (again ? 2 : 1); i++) {
            client.request(HttpMethod.POST, receiverPort, "127.0.0.1", "/")
                    .compose(request ->
                            request.send(new JsonObject().put("title", title).toBuffer()));
        }
    }
}
