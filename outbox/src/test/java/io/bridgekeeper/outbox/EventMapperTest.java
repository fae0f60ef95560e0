package io.bridgekeeper.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgekeeper.contracts.EventCatalogue;
import io.bridgekeeper.contracts.paging.v1.PageExpired;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMapperTest {

    private static final UUID ID = UUID.fromString("0198f3c1-7d3a-7b52-9c41-1f0a5f6f0001");
    private static final Instant AT = Instant.parse("2026-11-23T02:11:00.123456Z");
    private static final PageExpired EXPIRED = new PageExpired(ID, ID, "checkout", "alice", AT);

    @Test
    void readsWhatItWrote() {
        assertThat(EventMapper.read("k", headers(), bytes(EventMapper.write(EXPIRED))))
                .contains(new IncomingEvent(ID, "paging.page.expired.v1", "k", AT, EXPIRED));
    }

    @Test
    void writesTimesForPeople() {
        assertThat(EventMapper.write(EXPIRED)).contains("\"expiredAt\":\"2026-11-23T02:11:00.123456Z\"");
    }

    @Test
    void passesOverFieldsAndTypesOfNewerPublishers() {
        String newer = EventMapper.write(EXPIRED).replaceFirst("\\{", "{\"since\":\"v1.7\",");
        assertThat(EventMapper.read("k", headers(), bytes(newer)).orElseThrow().data())
                .isEqualTo(EXPIRED);

        Map<String, String> unknown = headers();
        unknown.put("ce_type", "paging.page.snoozed.v1");
        assertThat(EventMapper.read("k", unknown, bytes("{}"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "broken JSON            | -        |        | {\"pageId\":",
                "an id that is none     | ce_id    | 17     | {}",
                "a time that is none    | ce_time  | monday | {}",
                "no id                  | ce_id    |        | {}",
                "no type                | ce_type  |        | {}",
                "another shape          | -        |        | []",
                "nothing                | -        |        | null",
            })
    void callsPoisonWhatNoRetryCanMend(String name, String header, String value, String data) {
        Map<String, String> headers = headers();
        headers.put(header, value);
        assertThatThrownBy(() -> EventMapper.read("k", headers, bytes(data))).isInstanceOf(PoisonEvent.class);
    }

    @Test
    void callsATombstonePoisonSinceNoneIsEverSent() {
        assertThatThrownBy(() -> EventMapper.read("k", headers(), null))
                .isInstanceOf(PoisonEvent.class)
                .hasMessage("no data in a paging.page.expired.v1");
    }

    private static Map<String, String> headers() {
        return new HashMap<>(Map.of(
                "ce_id", ID.toString(),
                "ce_type", EventCatalogue.of(PageExpired.class).type(),
                "ce_time", AT.toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
