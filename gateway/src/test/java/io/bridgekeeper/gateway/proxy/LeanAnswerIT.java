package io.bridgekeeper.gateway.proxy;

import static io.bridgekeeper.gateway.GatewayCaller.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.devstack.Part;
import io.bridgekeeper.devstack.TestStack;
import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that a client has, or that can be shorter, are not sent at full length. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class LeanAnswerIT {

    private static final String PATH = "/api/paging/incidents";
    private static final String LONG = "{\"text\":\"" + "many words ".repeat(1_000) + "\"}";

    private final String bearer = "Bearer " + TestStack.start(Part.KEYCLOAK).token("alice");
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
    void compressesALongAnswerOfAService() throws IOException {
        upstream.reply(PATH, 200, LONG);
        HttpResponse<byte[]> answer = raw(PATH);
        assertThat(answer.headers().allValues("content-encoding")).containsExactly("gzip");
        assertThat(String.join(", ", answer.headers().allValues("vary"))).contains("accept-encoding");
        assertThat(answer.body()).hasSizeLessThan(LONG.length() / 10);
        assertThat(unzipped(answer)).isEqualTo(LONG);
        assertThat(upstream.seen().getLast().headers()).doesNotContainKey("accept-encoding");
    }

    @Test
    void leavesAShortAnswerAsItIs() {
        upstream.reply(PATH, 200, "{}");
        HttpResponse<byte[]> answer = raw(PATH);
        assertThat(answer.headers().firstValue("content-encoding").orElse("identity"))
                .isEqualTo("identity");
        assertThat(answer.body()).asString().isEqualTo("{}");
    }

    @Test
    void compressesNothingThatAnotherSiteHadABrowserAskForAndNothingThatWasCreated() {
        upstream.reply(PATH, 200, LONG);
        assertThat(raw(PATH, "Sec-Fetch-Site", "cross-site").body()).asString().isEqualTo(LONG);
        HttpResponse<byte[]> created = GatewayCaller.send(
                        GatewayCaller.request(PATH, "Authorization", bearer, "Accept-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .raw();
        assertThat(created.body()).asString().isEqualTo(LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/console/console.js"})
    void compressesItsOwn(String path) throws IOException {
        HttpResponse<byte[]> answer = raw(path, "Accept", "application/json, */*;q=0.1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(unzipped(answer)).hasSizeGreaterThan(answer.body().length);
    }

    @Test
    void passesCallsOfHttp2AndNeverCompressesTheirSecrets() {
        upstream.reply(PATH, 200, LONG);
        HttpResponse<byte[]> answer = raw(HttpClient.Version.HTTP_2, PATH, "Sec-Fetch-Site", "cross-site");
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).asString().isEqualTo(LONG);
        String tag = answer.headers().firstValue("etag").orElseThrow();
        assertThat(raw(HttpClient.Version.HTTP_2, PATH, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void doesNotHoldEventsBack() throws IOException {
        HttpURLConnection stream = (HttpURLConnection)
                URI.create(GatewayCaller.GATEWAY + "/api/stream").toURL().openConnection();
        stream.setRequestProperty("Authorization", bearer);
        stream.setRequestProperty("Accept-Encoding", "gzip");
        stream.setReadTimeout(5_000);
        try (InputStream events = stream.getInputStream()) {
            assertThat(stream.getContentEncoding()).isNotEqualTo("gzip");
            assertThat(new String(events.readNBytes(10), StandardCharsets.UTF_8))
                    .isNotBlank();
        } finally {
            stream.disconnect();
        }
    }

    @Test
    void answersWhoHasItThatItHasNotChanged() {
        upstream.reply(PATH, 200, LONG);
        Answer first = read(PATH);
        String tag = first.header("etag");
        assertThat(tag).matches("W/\"[A-Za-z0-9_-]{43}\"");
        assertThat(first.header("cache-control")).isEqualTo("private, no-cache");
        assertThat(String.join(", ", first.raw().headers().allValues("vary"))).contains("Authorization, Cookie");
        assertThat(first.text()).isEqualTo(LONG);
        Answer second = read(PATH, "If-None-Match", tag);
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.text()).isEmpty();
        assertThat(second.header("etag")).isEqualTo(tag);
        assertThat(second.header("cache-control")).isEqualTo("private, no-cache");
        assertThat(second.header("content-type")).isNull();
        upstream.reply(PATH, 200, LONG + " ");
        assertThat(read(PATH, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void hasTheSameTagForACompressedAnswer() {
        upstream.reply(PATH, 200, LONG);
        String tag = read(PATH).header("etag");
        assertThat(raw(PATH).headers().firstValue("etag")).contains(tag);
        assertThat(raw(PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void leavesAServicesOwnTagAsItIs() {
        upstream.reply(PATH + "/tagged", 200, LONG, "\"7\"");
        assertThat(read(PATH + "/tagged").header("etag")).isEqualTo("\"7\"");
        assertThat(read(PATH + "/tagged", "If-None-Match", "\"6\"").text()).isEqualTo(LONG);
        Answer known = read(PATH + "/tagged", "If-None-Match", "\"7\"");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.text()).isEmpty();
        assertThat(read(PATH + "/tagged").text()).isEqualTo(LONG);
    }

    @Test
    void passesALongerAnswerWithoutATag() {
        String longer = "\"" + "x".repeat(TaggedAnswerFlow.LONGEST) + "\"";
        upstream.reply(PATH, 200, longer);
        Answer answer = read(PATH);
        assertThat(answer.header("etag")).isNull();
        assertThat(answer.text()).isEqualTo(longer);
    }

    @Test
    void givesRefusalsAndAnswersToPostsNoTag() {
        assertThat(read("/api/paging/forbidden").header("etag")).isNull();
        assertThat(post(PATH, "{}", "Authorization", bearer).header("etag")).isNull();
    }

    @Test
    void tagsAComposedIncident() {
        String path = "/api/incidents/" + UUID.fromString("018f0000-0000-7000-8000-000000000001");
        upstream.reply(path.replace("/api/", "/api/paging/"), 200, LONG);
        upstream.reply(path.replace("/api/incidents", "/api/roster/bridges"), 200, "{}");
        upstream.reply("/api/access/grants", 200, "[]");
        Answer first = read(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("content-type")).startsWith("application/json");
        Answer second = read(path, "If-None-Match", first.header("etag"));
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.text()).isEmpty();
        assertThat(second.header("cache-control")).isEqualTo("private, no-cache");
    }

    private Answer read(String path, String... headers) {
        return GatewayCaller.send(asked(path, headers).GET());
    }

    private HttpRequest.Builder asked(String path, String... headers) {
        HttpRequest.Builder request = GatewayCaller.request(path, "Authorization", bearer);
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** As one asks who can read gzip. */
    private HttpResponse<byte[]> raw(String path, String... headers) {
        return raw(HttpClient.Version.HTTP_1_1, path, headers);
    }

    private HttpResponse<byte[]> raw(HttpClient.Version version, String path, String... headers) {
        try (HttpClient http = HttpClient.newBuilder().version(version).build()) {
            return http.send(
                    asked(path, headers).header("Accept-Encoding", "gzip").GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unzipped(HttpResponse<byte[]> answer) throws IOException {
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
