package io.bridgekeeper.paging.absence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server with one calendar. */
final class FeedServer implements AutoCloseable {

    /** One request as it came. */
    record Asked(String target, Optional<String> ifNoneMatch) {}

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile String body = "";
    private volatile String etag = "\"none\"";
    private volatile int status = 200;

    FeedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/private-s3cret/basic.ics?key=s3cret";
    }

    void serve(String calendar) {
        body = calendar;
        etag = '"' + Integer.toHexString(calendar.hashCode()) + '"';
        status = 200;
    }

    void answer(int code) {
        status = code;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Optional<String> tag = Optional.ofNullable(exchange.getRequestHeaders().getFirst("if-none-match"));
        asked.add(new Asked(exchange.getRequestURI().toString(), tag));
        try (exchange) {
            if (status != 200) {
                exchange.getResponseHeaders().add("location", url() + "&elsewhere=1");
                exchange.sendResponseHeaders(status, -1);
            } else if (tag.filter(etag::equals).isPresent()) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("etag", etag);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
