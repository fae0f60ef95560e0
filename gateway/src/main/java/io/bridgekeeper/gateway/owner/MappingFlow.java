package io.bridgekeeper.gateway.owner;

import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Format;
import io.bridgekeeper.gateway.format.Parser;
import io.bridgekeeper.gateway.format.Reading;
import io.bridgekeeper.gateway.format.mapping.MappedFormat;
import io.bridgekeeper.gateway.format.mapping.Mapping;
import io.bridgekeeper.gateway.format.mapping.MappingMapper;
import io.bridgekeeper.gateway.format.mapping.ReadMapping;
import io.bridgekeeper.gateway.problem.Problem;
import io.bridgekeeper.gateway.problem.ProblemType;
import io.bridgekeeper.gateway.proxy.DetourFlow;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Looks at mappings before paging-service keeps them: the expressions are the gateway's to understand. A faulty one goes no
 * further; of a good one it shows, when it is asked to, what the last raw events would become.
 */
@ApplicationScoped
class MappingFlow implements DetourFlow {

    private static final Parser PARSER = new BodyMapper();
    private static final int LONGEST = 32_768;
    private static final int SHOWN = 50;
    private static final int MOST_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final OwnerFlow owners;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicInteger atOnce = new AtomicInteger();

    MappingFlow(OwnerFlow owners, Vertx vertx, Clock clock) {
        this.owners = owners;
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public boolean wants(HttpMethod method, String path) {
        return method.equals(HttpMethod.PUT) && OwnerPath.mapping(path).isPresent()
                || method.equals(HttpMethod.POST) && OwnerPath.preview(path).isPresent();
    }

    @Override
    public void take(RoutingContext exchange, SecurityIdentity caller, byte[] body, Runnable passOn) {
        Optional<OwnerPath> preview = OwnerPath.preview(exchange.request().path());
        if (preview.isEmpty()) {
            check(exchange, body, mapping -> passOn.run());
            return;
        }
        int now = atOnce.incrementAndGet();
        exchange.addEndHandler(end -> atOnce.decrementAndGet());
        if (now > MOST_AT_ONCE) {
            owners.refuse(exchange, Problem.of(ProblemType.OVERLOADED).retryAfter(SOON));
            return;
        }
        check(
                exchange,
                body,
                mapping -> page(
                        exchange,
                        preview.get(),
                        new MappedFormat("generic-json", mapping),
                        Optional.empty(),
                        new ArrayList<>(),
                        clock.instant().plus(PATIENCE)));
    }

    /** Compiling and reading are bounded, and yet too long for a thread that takes signals in. */
    private void check(RoutingContext exchange, byte[] body, Consumer<Mapping> then) {
        String text = new String(body, StandardCharsets.UTF_8);
        vertx.executeBlocking(() -> read(text), false)
                .onSuccess(read -> owners.guarded(exchange, () -> {
                    switch (read) {
                        case ReadMapping.Usable(Mapping mapping) -> then.accept(mapping);
                        case ReadMapping.Faulty(List<Fault> faults) ->
                            owners.refuse(
                                    exchange,
                                    Problem.of(ProblemType.FAULTY_MAPPING).with("errors", faults));
                    }
                }))
                .onFailure(failure -> owners.broken(exchange, failure));
    }

    static ReadMapping read(String text) {
        return text.length() > LONGEST
                ? new ReadMapping.Faulty(List.of(new Fault("", "must have at most " + LONGEST + " characters")))
                : MappingMapper.read(text);
    }

    /** Page by page, so that never more than one page of bodies is in memory. */
    private void page(
            RoutingContext exchange,
            OwnerPath path,
            Format by,
            Optional<String> cursor,
            List<Preview.Tried> tried,
            Instant deadline) {
        String query = "/raw-events?bodies=true&limit=" + (SHOWN - tried.size())
                + cursor.map(next -> "&cursor=" + next).orElse("");
        owners.ask(
                exchange,
                path.integration() + query,
                json -> vertx.executeBlocking(
                                () -> {
                                    KeptEventMapper.Page page = KeptEventMapper.page(json);
                                    page.events().forEach(event -> tried.add(tried(event, by, deadline)));
                                    return page.next();
                                },
                                false)
                        .onSuccess(next -> owners.guarded(exchange, () -> {
                            if (next.isPresent() && tried.size() < SHOWN) {
                                page(exchange, path, by, next, tried, deadline);
                            } else {
                                owners.answer(exchange, new Preview(tried));
                            }
                        }))
                        .onFailure(failure -> owners.broken(exchange, failure)));
    }

    private Preview.Tried tried(KeptEvent event, Format by, Instant deadline) {
        Reading reading = clock.instant().isBefore(deadline)
                ? event.read(by, PARSER)
                : Reading.Unreadable.because("", "was not tried: those before it took too long");
        return Preview.Tried.of(event, reading);
    }
}
