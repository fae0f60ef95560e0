package io.bridgekeeper.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Takes the outgoing webhooks of the person who is paged for the bench. */
final class Receiver implements AutoCloseable {

    /** What is listening now; notices of earlier runs are answered and forgotten. */
    private record Listener(Pattern titles, Ledger ledger) {}

    private final HttpServer server;
    private volatile Listener listener = new Listener(Pattern.compile("(?!)"), new Ledger(0));

    Receiver(Vertx vertx, int port) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    take(body, System.nanoTime());
                    request.response().setStatusCode(204).end();
                }));
        Waiting.on(server.listen(port, "127.0.0.1")
                .recover(fault -> Future.failedFuture("Notices cannot be received on port " + port + ": "
                        + fault.getMessage() + ". Mend: --receiver-port")));
    }

    void listenTo(String run, Ledger ledger) {
        listener = new Listener(Problem.titles(run), ledger);
    }

    private void take(Buffer body, long nanos) {
        Listener current = listener;
        OptionalInt index = Problem.indexIn(body.toString(StandardCharsets.UTF_8), current.titles());
        index.ifPresent(i -> current.ledger().noticed(i, nanos));
    }

    @Override
    public void close() {
        Waiting.on(server.close());
    }
}
