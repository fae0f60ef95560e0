package io.bridgekeeper.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceDoorTest {

    private static HttpServer saying(String what) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = what.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI at(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Over a connection of its own, and by a method that the client does not try again by itself. */
    private static String ask(URI at) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(at)
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void leadsEachConnectionToTheNextThatTakesIt() throws Exception {
        HttpServer one = saying("one");
        HttpServer other = saying("other");
        try (ServiceDoor door = new ServiceDoor(URI.create("http://127.0.0.1:0"), List.of(at(one), at(other)))) {
            assertThat(List.of(ask(door.address()), ask(door.address()), ask(door.address()), ask(door.address())))
                    .containsExactly("one", "other", "one", "other");
            one.stop(0);
            assertThat(List.of(ask(door.address()), ask(door.address()))).containsOnly("other");
            assertThat(door.taken())
                    .containsEntry(at(one).getPort(), 2)
                    .containsEntry(at(other).getPort(), 4);
            other.stop(0);
            assertThatThrownBy(() -> ask(door.address())).isInstanceOf(IOException.class);
        } finally {
            one.stop(0);
            other.stop(0);
        }
    }
}
