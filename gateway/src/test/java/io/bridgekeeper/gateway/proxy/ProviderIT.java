package io.bridgekeeper.gateway.proxy;

import static io.bridgekeeper.gateway.GatewayCaller.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.GatewayCaller;
import io.bridgekeeper.gateway.GatewayCaller.Answer;
import io.bridgekeeper.gateway.GatewayStack;
import io.bridgekeeper.gateway.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies between a provider of text messages and calls and paging-service. */
@QuarkusTest
@WithTestResource(GatewayStack.class)
class ProviderIT {

    private static final String NOTICE = "01993a5e-0000-7000-8000-000000000001";
    private static final String FORM = "From=%2B4915112345678&Body=417a";

    private UpstreamServer upstream;

    @BeforeEach
    void startUpstream() throws IOException {
        upstream = new UpstreamServer();
    }

    @AfterEach
    void stopUpstream() {
        upstream.close();
    }

    private static Answer send(String method, String path, String body) {
        return GatewayCaller.send(GatewayCaller.request(path)
                .header("Authorization", "Bearer not.a.token")
                .header("Cookie", "session=2")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The signature is over all of it: nothing may be lost or written anew. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provider/twilio/sms",
                "/provider/twilio/voice?again=1",
                "/provider/twilio/sms/" + NOTICE + "/status",
                "/provider/twilio/voice/" + NOTICE + "/key?round=1&sure=9"
            })
    void isPassedOnAsItCameWithoutALogin(String path) {
        assertThat(send("POST", path, FORM).status()).isEqualTo(200);
        UpstreamServer.Seen seen = upstream.seen().getFirst();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo(path);
        assertThat(seen.body()).isEqualTo(FORM);
        assertThat(seen.headers())
                .containsEntry("x-twilio-signature", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=")
                .containsEntry("content-type", "application/x-www-form-urlencoded")
                .doesNotContainKeys("authorization", "cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void isNothingElse(String method) {
        Answer answer = send(method, "/provider/twilio/sms", "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("POST");
        assertThat(upstream.seen()).isEmpty();
    }

    @Test
    void takesAFormAndNoMore() {
        assertThat(send("POST", "/provider/twilio/sms", "x".repeat(32 * 1024)).status())
                .isEqualTo(200);
        assertThat(send("POST", "/provider/twilio/sms", "x".repeat(32 * 1024 + 1))
                        .status())
                .isEqualTo(413);
        assertThat(upstream.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provider/",
                "/provider/twilio",
                "/provider/other/sms",
                "/provider/twilio/sms/..%2f..%2finternal"
            })
    void isNoOtherPath(String path) {
        assertThat(send("POST", path, FORM).status()).isEqualTo(404);
        assertThat(upstream.seen()).isEmpty();
    }

    /** Or each notice would be a series of its own. */
    @Test
    void isOneNameInMetrics() {
        send("POST", "/provider/twilio/sms/" + NOTICE + "/status", FORM);
        assertThat(get("/q/metrics").text()).contains("/provider/{callback}").doesNotContain(NOTICE);
    }
}
