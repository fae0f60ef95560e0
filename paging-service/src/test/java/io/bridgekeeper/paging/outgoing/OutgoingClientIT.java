package io.bridgekeeper.paging.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls over real connections to a server of this machine. */
class OutgoingClientIT {

    private static final OutgoingClient.Waits WAITS =
            new OutgoingClient.Waits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void serve() {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    switch (request.path()) {
                        case "/moved" ->
                            request.response()
                                    .setStatusCode(302)
                                    .putHeader("location", "/")
                                    .end();
                        case "/silent" -> {}
                        default -> request.response().end(String.valueOf(request.getHeader("accept")));
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void callsAHostThatIsNamed() {
        assertThat(call(named("127.0.0.1"), "127.0.0.1", "/", OutgoingClientIT::body))
                .isEqualTo(new Outcome.Answered<>("text/plain"));
    }

    @Test
    void callsNoPrivateAddressThatIsNotNamed() {
        assertThat(call(named("*"), "localhost", "/", OutgoingClientIT::body))
                .isEqualTo(new Outcome.Refused<>("the host has a private address and is not in the allow-list"));
    }

    @Test
    void followsNoRedirect() {
        assertThat(call(
                        named("127.0.0.1"),
                        "127.0.0.1",
                        "/moved",
                        call -> call.send().map(answer -> String.valueOf(answer.statusCode()))))
                .isEqualTo(new Outcome.Answered<>("302"));
    }

    @Test
    void waitsNoLongerThanItsTime() {
        assertThat(call(named("127.0.0.1"), "127.0.0.1", "/silent", OutgoingClientIT::body))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void keepsNoConnectionOfACallThatCouldNotBeWritten() {
        OutgoingClient client = named("127.0.0.1");
        for (int i = 0; i < 3; i++) {
            assertThat(call(client, "127.0.0.1", "/", call -> {
                        throw new IllegalStateException("no JSON");
                    }))
                    .isEqualTo(new Outcome.Failed<>("the connection failed (IllegalStateException)"));
        }
        assertThat(call(client, "127.0.0.1", "/", OutgoingClientIT::body))
                .isEqualTo(new Outcome.Answered<>("text/plain"));
    }

    /** With two connections at the most. */
    private OutgoingClient named(String host) {
        return new OutgoingClient(
                "test",
                List.of(host),
                WAITS,
                Duration.ofSeconds(1),
                new PoolOptions().setHttp1MaxSize(2).setMaxWaitQueueSize(2),
                vertx);
    }

    private Outcome<String> call(
            OutgoingClient client, String host, String path, Function<HttpClientRequest, Future<String>> exchange) {
        URI url = URI.create("http://" + host + ":" + server.actualPort() + path);
        return client.call(HttpMethod.GET, url, Map.of("accept", "text/plain"), exchange)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static Future<String> body(HttpClientRequest call) {
        return call.send().compose(answer -> answer.body()).map(Object::toString);
    }
}
