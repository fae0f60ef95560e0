package io.bridgekeeper.gateway.rawevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.gateway.format.BodyMapper;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.generic.GenericFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RawEventTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID ID = new UUID(0, 1);

    private static RawEvent of(byte[] body, Map<String, String> headers, String query) {
        return RawEvent.of(
                ID,
                new UUID(0, 2),
                new GenericFormat("generic"),
                new Sent(body, headers, "", query, new BodyMapper()),
                NOW,
                new RawEvent.Became.Nothing("why"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsTheBodyAsItCameButForItsSecrets() {
        RawEvent event = of(utf8("{ \"title\": \"t\",\n \"token\": \"abc\" }"), Map.of(), "");
        assertThat(event.body()).isEqualTo("{ \"title\": \"t\",\n \"token\": \"(redacted)\" }");
        assertThat(event.bodyLength()).isEqualTo(33);
        assertThat(event.cut()).isFalse();
    }

    @Test
    void keepsOnlyHeadersThatReadersLookAt() {
        RawEvent event = of(
                utf8("{}"),
                Map.of(
                        "authorization", "Bearer x",
                        "cookie", "a=b",
                        "content-type", "application/json",
                        "ce-id", "1",
                        "ce-token", "abc",
                        "x-forwarded-for", "10.0.0.1"),
                "");
        assertThat(event.headers())
                .isEqualTo(Map.of("content-type", "application/json", "ce-id", "1", "ce-token", "(redacted)"));
    }

    @Test
    void redactsFormsAndQueriesThatAreEncoded() {
        RawEvent event = of(
                utf8("title=t&payload=%7B%22token%22%3A%22abc%22%7D"),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "team=a&token=abc");
        assertThat(event.body()).contains("title=t&payload=").doesNotContain("abc");
        assertThat(event.query()).isEqualTo("team=a&token=(redacted)");
    }

    @Test
    void cutsALongBodyAndSaysSo() {
        RawEvent event = of(utf8("x".repeat(RawEvent.LONGEST_BODY - 1) + "\uD83D\uDE00"), Map.of(), "");
        assertThat(event.cut()).isTrue();
        assertThat(event.body()).hasSize(RawEvent.LONGEST_BODY - 1);
        assertThat(event.bodyLength()).isEqualTo(RawEvent.LONGEST_BODY + 3);
    }

    @Test
    void keepsNothingThatADatabaseRefuses() {
        assertThat(of(new byte[] {'a', 0, (byte) 0xFF, 'b'}, Map.of(), "").body())
                .isEqualTo("a\uFFFD\uFFFDb");
    }

    @Test
    void namesAtMostAThousandSignals() {
        List<UUID> ids = java.util.stream.IntStream.range(0, 1_001)
                .mapToObj(i -> new UUID(0, i))
                .toList();
        RawEvent event = RawEvent.of(
                ID,
                ID,
                new GenericFormat("generic"),
                new Sent(utf8("{}"), Map.of(), "", "", new BodyMapper()),
                NOW,
                new RawEvent.Became.Read(ids));
        assertThat(event.became()).isEqualTo(new RawEvent.Became.Read(ids.subList(0, 1_000)));
    }

    @Test
    void letsSoManyPassInASecondForEachIntegration() {
        RawEventRate rate = new RawEventRate(2);
        assertThat(rate.passes(ID, NOW)).isTrue();
        assertThat(rate.passes(ID, NOW.plusMillis(10))).isTrue();
        assertThat(rate.passes(ID, NOW.plusMillis(20))).isFalse();
        assertThat(rate.passes(new UUID(0, 9), NOW.plusMillis(20))).isTrue();
        assertThat(rate.passes(ID, NOW.plusSeconds(1))).isTrue();
    }
}
