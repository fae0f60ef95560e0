package io.bridgekeeper.gateway.proxy;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.SpanLedger;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies between a calendar program and paging-service. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class CalendarIT {

    private static final String PATH = "/calendars/bkc_S3cret-w0rd_.ics";

    @Inject
    SpanLedger spans;

    private UpstreamServer upstream;

    @BeforeEach
    void startUpstream() throws IOException {
        upstream = new UpstreamServer();
    }

    @AfterEach
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void isPassedOnWithoutATokenAndWithoutWhatSaysWhoAsks() {
        Answer answer = get(
                PATH,
                "If-None-Match",
                "W/\"1\"",
                "Authorization",
                "Bearer not.a.token",
                "Cookie",
                "session=2",
                "X-Forwarded-For",
                "203.0.113.9");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("set-cookie")).isNull();
        UpstreamServer.Seen seen = upstream.seen().getFirst();
        assertThat(seen.method()).isEqualTo("GET");
        assertThat(seen.uri()).isEqualTo(PATH);
        assertThat(seen.headers())
                .containsEntry("if-none-match", "W/\"1\"")
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .doesNotContainKeys("authorization", "cookie");
    }

    @Test
    void isAskedForByHeadToo() {
        Answer answer =
                GatewayCaller.send(GatewayCaller.request(PATH).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(upstream.seen().getFirst().method()).isEqualTo("HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
    void isOnlyRead(String method) {
        Answer answer = GatewayCaller.send(
                GatewayCaller.request(PATH).method(method, HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        assertThat(upstream.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calendars/",
                "/calendars/a",
                "/calendars/a/b.ics",
                "/calendars/a%2fb.ics",
                "/calendars/..%2f..%2finternal.ics",
                "/calendars/a;b.ics",
                "/calendars/a.ics/internal"
            })
    void isNothingElse(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("type").asText()).endsWith("/not-found");
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void takesNoBody() {
        Answer answer = GatewayCaller.send(
                GatewayCaller.request(PATH).method("GET", HttpRequest.BodyPublishers.ofString("much")));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void doesNotCrowdOutWhatPeopleAskFor() {
        List<Answer> answers = IntStream.range(0, 12)
                .mapToObj(i -> Thread.ofVirtual())
                .map(thread -> {
                    var answer = new CompletableFuture<Answer>();
                    thread.start(() -> answer.complete(get("/calendars/slow.ics")));
                    return answer;
                })
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 504).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .hasSize(8)
                .allMatch(answer -> answer.header("retry-after").equals("30"));
        assertThat(get(PATH).status()).isEqualTo(200);
    }

    @Test
    void hasASecretThatStandsInNoLog() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = handler(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            readInAllWays();
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged)
                .anyMatch(line -> line.contains("/calendars/{secret}"))
                .noneMatch(line -> line.contains("S3cret"));
    }

    @Test
    void hasASecretThatStandsInNoMetric() {
        readInAllWays();
        assertThat(get("/q/metrics").text()).contains("/calendars/{secret}.ics").doesNotContain("S3cret");
    }

    @Test
    void hasASecretThatStandsInNoTrace() {
        readInAllWays();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> spans.words().stream().anyMatch(word -> word.contains("/calendars/")));
        assertThat(spans.words()).noneMatch(word -> word.contains("S3cret"));
    }

    /** Read, refused, timed out, and not there. */
    private void readInAllWays() {
        get(PATH);
        post(PATH, "{}");
        assertThat(get("/calendars/bkc_S3cret-w0rd_slow.ics").status()).isEqualTo(504);
        upstream.close();
        assertThat(get(PATH).status()).isEqualTo(502);
    }

    private static Handler handler(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(
                        new ExtFormatter() {
                            @Override
                            public String format(ExtLogRecord each) {
                                return formatMessage(each) + each.getThrown();
                            }
                        }.format(ExtLogRecord.wrap(record)));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
