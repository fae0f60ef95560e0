package io.bridgekeeper.paging.notify.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NotifierSuite;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushTextTest {

    private static final UUID ID = UUID.fromString("01993a5e-0000-7000-8000-000000000001");

    @Test
    void hasWhatACalledPersonMustKnow() throws Exception {
        JsonNode json = json(PushText.of(ID, NotifierSuite.brief(), "bkr_x"));
        assertThat(json.path("kind").asText()).isEqualTo("notice");
        assertThat(json.path("id").asText()).isEqualTo(ID.toString());
        assertThat(json.path("title").asText()).isEqualTo("[SEV1] Checkout answers 5xx");
        assertThat(json.path("severity").asText()).isEqualTo("SEV1");
        assertThat(json.path("body").asText()).isEqualTo("""
                Checkout, since 2026-11-27T01:58:30Z
                Alerts: 12
                Why you: Step 1 for Checkout.
                Last change: deploy: checkout 2.4.1, by ada, 12 minutes before
                Last end: rollback, 3 days before
                Runbook: https://runbooks.example.org/checkout""");
        assertThat(json.path("url").asText()).isEqualTo(NotifierSuite.brief().answerUrl());
        assertThat(json.path("receipt").asText()).isEqualTo("bkr_x");
        assertThat(json.has("code")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "contact-method-code, Your code is K7PX2MQA. It is valid for 15 minutes., K7PX2MQA",
        "contact-method-code, There is none in here.,",
        "consent-ending, Your code is K7PX2MQA.,",
    })
    void handsACodeBackOnlyWhereThatIsWhatItIsFor(String about, String text, String code) throws Exception {
        JsonNode json =
                json(PushText.of(ID, new MessageText(about, "Subject", text, "https://bridge.example.org"), "bkr_x"));
        assertThat(json.path("kind").asText()).isEqualTo("message");
        assertThat(json.path("code").asText(null)).isEqualTo(code);
        assertThat(json.path("receipt").asText()).isEqualTo("bkr_x");
    }

    /** Characters of one, two, three and four bytes, and some that JSON writes with six. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "…", "🚨", "\u0001", "\"", "\n"})
    void fitsWhateverATitleSays(String character) throws Exception {
        PushText text = PushText.of(ID, NotifierSuite.brief(character.repeat(5_000), "SEV2"), "bkr_" + "x".repeat(64));
        assertThat(PushTextMapper.bytes(text).length).isLessThanOrEqualTo(PushEncryption.MOST);
        JsonNode json = json(text);
        assertThat(json.path("title").asText()).startsWith("[SEV2] ");
        assertThat(json.path("receipt").asText()).startsWith("bkr_");
        MessageText message =
                new MessageText("x", character.repeat(5_000), character.repeat(9_000), "https://a.example");
        assertThat(PushTextMapper.bytes(PushText.of(ID, message, "bkr_" + "x".repeat(64))).length)
                .isLessThanOrEqualTo(PushEncryption.MOST);
    }

    @Test
    void tellsNoSecretInItsText() {
        assertThat(PushText.of(ID, NotifierSuite.brief(), "bkr_x").toString()).doesNotContain("bkr_x");
    }

    private static JsonNode json(PushText text) throws Exception {
        return new ObjectMapper().readTree(new String(PushTextMapper.bytes(text), StandardCharsets.UTF_8));
    }
}
