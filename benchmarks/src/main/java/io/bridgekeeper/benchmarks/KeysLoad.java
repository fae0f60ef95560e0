package io.bridgekeeper.benchmarks;

import io.bridgekeeper.benchmarks.Crowd.Called;
import io.bridgekeeper.benchmarks.Crowd.Member;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * People who accept a page, hear on the stream that their keys are there, and get themselves an access token, until one
 * carries the group that the page gives. Each accepts one page a step, and has no access before it.
 *
 * <p>Nobody asks Keycloak for tokens before, as this would be the load: each token is signed anew, and whoever waits would
 * ask the more often the longer Keycloak needs for its answers.
 */
final class KeysLoad {

    private static final String AUDITOR = "ivy";
    private static final String ACTIVATED = "access.grant.activated.v1";
    private static final double OPENED_PER_SECOND = 50;
    private static final long TIMEOUT_MILLIS = 30_000;
    /** From a token without the group, although it was said to be there, to the next question. */
    private static final long PAUSE_MILLIS = 50;

    private final Load load;
    private final Platform platform;
    private final Crowd crowd;
    private final Vertx vertx;
    private final Context context;
    private final HttpClient client;
    private final URI gateway;
    private final FreshTokens tokens;
    private final Duration missingAfter;

    KeysLoad(Load load, Platform platform, Crowd crowd, Vertx vertx, BenchArguments asked) {
        this.load = load;
        this.platform = platform;
        this.crowd = crowd;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(asked.connections()));
        this.gateway = asked.gateway();
        this.tokens = new FreshTokens(vertx, asked.keycloak(), asked.connections());
        this.missingAfter = asked.lostAfter();
    }

    /** One person on the way from their page to their keys; touched by the event loop alone. */
    private static final class Holder {
        private final Called page;
        private final Platform.Tokens tokens;
        private long intended;
        private boolean over;

        Holder(Called page, Platform.Tokens tokens) {
            this.page = page;
            this.tokens = tokens;
        }
    }

    /** What came of them; written by the event loop alone while {@code open} is above 0. */
    private static final class Seen {
        private final Histogram latency = Latency.histogram();
        private final Histogram told = Latency.histogram();
        private final Map<String, Long> refused = new TreeMap<>();
        private final AtomicInteger missing = new AtomicInteger();
        private final AtomicInteger open;

        Seen(int open) {
            this.open = new AtomicInteger(open);
        }
    }

    KeysRun run(double rate, Duration duration) {
        OpenLoop loop = new OpenLoop(rate, duration);
        String run = load.nextRun();
        List<Member> members = crowd.members(loop.count());
        List<Called> called = open(run, members);
        Set<String> incidents = called.stream().map(Called::incidentId).collect(Collectors.toSet());
        crowd.awaitGrants(incidents, "prepared", called.size());
        Map<Integer, Holder> holders = new HashMap<>();
        called.forEach(page -> holders.put(page.member().index(), holder(page)));
        Map<String, Holder> byIncident = new HashMap<>();
        holders.values().forEach(holder -> byIncident.put(holder.page.incidentId(), holder));

        Seen seen = new Seen(loop.count());
        try (EventStream stream = new EventStream(vertx, gateway, 1)) {
            Waiting.on(stream.listen(platform.logIn(AUDITOR).access(), ACTIVATED, data -> {
                String incidentId = new JsonObject(data).getString("incidentId");
                context.runOnContext(ignored -> told(byIncident.get(incidentId), seen));
            }));
            new Pacer(context).run(loop, (index, intended) -> accept(holders.get(index), intended, seen));
            Waiting.until(() -> seen.open.get() == 0, missingAfter.multipliedBy(2), Duration.ofMillis(20));
        }

        load.resolve(run, members.size(), index -> members.get(index).name());
        crowd.awaitGrants(incidents, "ended", called.size());
        return new KeysRun(
                rate,
                loop.count(),
                seen.refused,
                seen.missing.get() + seen.open.get(),
                Latency.of(seen.latency),
                Latency.of(seen.told));
    }

    /** An incident each; at a pace that is none of what is measured. */
    private List<Called> open(String run, List<Member> members) {
        Buffer[] bodies = Load.bodies(
                run, members.size(), "firing", index -> members.get(index).name());
        load.post(
                new OpenLoop(OPENED_PER_SECOND, Duration.ofNanos(Math.round(members.size() * 1e9 / OPENED_PER_SECOND))),
                index -> bodies[index],
                (index, answer, intended, at) -> {});
        return members.stream()
                .map(member -> {
                    String title = new Problem(run, member.index()).title();
                    return crowd.awaitPage(member, page -> title.equals(page.getString("title")));
                })
                .toList();
    }

    private Holder holder(Called page) {
        Platform.Tokens own = platform.logIn(page.member().name());
        if (FreshTokens.carries(own.access(), Crowd.GROUP)) {
            throw new IllegalStateException(page.member().name() + " has access before the page is accepted.");
        }
        return new Holder(page, own);
    }

    private void accept(Holder holder, long intended, Seen seen) {
        holder.intended = intended;
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(gateway.getHost())
                        .setPort(gateway.getPort())
                        .setURI("/api/paging/pages/" + holder.page.pageId() + "/accept")
                        .putHeader("authorization", "Bearer " + holder.tokens.access())
                        .setTimeout(TIMEOUT_MILLIS))
                .compose(started -> started.send())
                .compose(response -> response.end().map(ignored -> response.statusCode()))
                .onComplete(result -> {
                    String answer = result.succeeded()
                            ? String.valueOf(result.result())
                            : result.cause().getClass().getSimpleName();
                    if (Load.accepted(answer)) {
                        vertx.setTimer(
                                missingAfter.toMillis(), late -> end(holder, seen, seen.missing::incrementAndGet));
                    } else {
                        end(holder, seen, () -> seen.refused.merge(answer, 1L, Long::sum));
                    }
                });
    }

    /** Of other incidents, or of one that was accepted before, is nothing to be done. */
    private void told(Holder holder, Seen seen) {
        if (holder != null && !holder.over) {
            Latency.record(seen.told, System.nanoTime() - holder.intended);
            ask(holder, seen);
        }
    }

    private void ask(Holder holder, Seen seen) {
        tokens.ask(holder.tokens.refresh()).onComplete(result -> {
            long now = System.nanoTime();
            if (result.succeeded() && FreshTokens.carries(result.result(), Crowd.GROUP)) {
                end(holder, seen, () -> Latency.record(seen.latency, now - holder.intended));
            } else if (!holder.over) {
                vertx.setTimer(PAUSE_MILLIS, ignored -> ask(holder, seen));
            }
        });
    }

    private static void end(Holder holder, Seen seen, Runnable counted) {
        if (!holder.over) {
            holder.over = true;
            counted.run();
            seen.open.decrementAndGet();
        }
    }
}
