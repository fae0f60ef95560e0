package io.bridgekeeper.gateway.edge;

import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.problem.ProblemKind;
import io.bridgekeeper.problem.RequestProblem;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads request bodies into memory: each within a size and a time, all together within a budget, so that no flood of
 * large or slow bodies takes the process down.
 */
@ApplicationScoped
public class BodyFlow {

    /** Bytes of all bodies that may be in memory at once: two whole catalogs leave a third of it to all others. */
    private static final long BUDGET = 24L * 1024 * 1024;

    /** What is read past the limit and thrown away, so that a client that writes before it reads hears the refusal. */
    private static final long COURTESY = 8L * 1024 * 1024;

    private final AtomicLong inMemory = new AtomicLong();

    /**
     * Reads the body and hands it on, once, in the request's context. The budget is given back when the exchange ends.
     *
     * @param most bytes of the body
     */
    public void read(RoutingContext exchange, int most, Duration timeout, Handler<ReadBody> then) {
        new Reader(exchange, most, then).start(timeout);
    }

    /** Lets go of a body that nobody wants, so that the connection can go on. */
    public static void discard(RoutingContext exchange) {
        exchange.request().resume();
    }

    private final class Reader {
        private final RoutingContext exchange;
        private final HttpServerRequest request;
        private final int most;
        private final Handler<ReadBody> then;
        private final Buffer body = Buffer.buffer();
        private long timer;
        private long read;
        private ProblemKind refused;
        private boolean done;

        Reader(RoutingContext exchange, int most, Handler<ReadBody> then) {
            this.exchange = exchange;
            this.request = exchange.request();
            this.most = most;
            this.then = then;
        }

        void start(Duration timeout) {
            long announced = announced();
            boolean asks = "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
            if (announced > most && (asks || announced > most + COURTESY)) {
                finish(new ReadBody.Refused(RequestProblem.BODY_TOO_LARGE));
                return;
            }
            if (asks) {
                exchange.response().writeContinue();
            }
            if (request.isEnded()) {
                finish(new ReadBody.Complete(new byte[0]));
                return;
            }
            timer = exchange.vertx()
                    .setTimer(timeout.toMillis(), late -> finish(new ReadBody.Refused(ProblemType.BODY_TOO_SLOW)));
            request.handler(this::take);
            request.endHandler(end -> end());
            request.exceptionHandler(gone -> finish(new ReadBody.Gone()));
            exchange.addEndHandler(end -> inMemory.addAndGet(-body.length()));
            request.resume();
        }

        private void take(Buffer chunk) {
            read += chunk.length();
            if (refused == null && read > most) {
                refused = RequestProblem.BODY_TOO_LARGE;
            }
            if (refused == null && inMemory.addAndGet(chunk.length()) > BUDGET) {
                inMemory.addAndGet(-chunk.length());
                refused = ProblemType.OVERLOADED;
            }
            if (refused == null) {
                body.appendBuffer(chunk);
            } else if (read > most + COURTESY) {
                finish(new ReadBody.Refused(refused));
            }
        }

        private void end() {
            finish(refused == null ? new ReadBody.Complete(body.getBytes()) : new ReadBody.Refused(refused));
        }

        private void finish(ReadBody outcome) {
            if (done) {
                return;
            }
            done = true;
            exchange.vertx().cancelTimer(timer);
            if (outcome instanceof ReadBody.Refused) {
                exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            then.handle(outcome);
        }

        /** The announced length; 0 where there is none or it is not a number, which the server has refused before. */
        private long announced() {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
        }
    }
}
