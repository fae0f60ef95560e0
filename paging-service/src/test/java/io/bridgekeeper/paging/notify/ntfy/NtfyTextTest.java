package io.bridgekeeper.paging.notify.ntfy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NotifierSuite;
import io.bridgekeeper.paging.notify.ntfy.NtfyText.View;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NtfyTextTest {

    private static final UUID ID = new UUID(0, 7);

    @Test
    void hasButtonsToTheAnswerAndTheFirstRunbook() {
        NtfyText text = NtfyText.of("ada", ID, NotifierSuite.brief());
        assertThat(text.click()).isEqualTo("https://bridge.example.org/api/paging/pages/1");
        assertThat(text.actions())
                .containsExactly(
                        new View("view", "Accept or decline", "https://bridge.example.org/api/paging/pages/1"),
                        new View("view", "Runbook", "https://runbooks.example.org/checkout"));
    }

    @ParameterizedTest
    @CsvSource({"SEV1, 5", "SEV2, 4", "SEV3, 3", "SEV5, 3"})
    void ringsAsLoudAsItIsSevere(String severity, int priority) {
        assertThat(NtfyText.of("ada", ID, NotifierSuite.brief("Down", severity)).priority())
                .isEqualTo(priority);
    }

    @Test
    void cutsWhatIsTooLongBetweenTwoCharactersAndSaysSo() {
        MessageText text = new MessageText("test", "Ä".repeat(300), "🔥".repeat(2_000), "https://example.org");
        NtfyText cut = NtfyText.of("ada", ID, text);
        assertThat(cut.message().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4_090, 4_096);
        assertThat(cut.message()).matches("(🔥)+\n… cut: open it for the rest");
        assertThat(cut.title()).matches("Ä+…");
        assertThat(cut.title().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(250);
    }

    @Test
    void keepsItsTitleOnOneLine() {
        assertThat(NtfyText.of("ada", ID, NotifierSuite.brief("Down\r\nX-Priority: 1", "SEV3"))
                        .title())
                .isEqualTo("[SEV3] Down X-Priority: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://NTFY.example.org/ada,      https://ntfy.example.org/,      ada",
        "https://ntfy.example.org:443/ada,  https://ntfy.example.org/,      ada",
        "https://ntfy.example.org:8443/ada, https://ntfy.example.org:8443/, ada",
        "https://example.org/ntfy/ada-1_x,  https://example.org/ntfy/,      ada-1_x",
    })
    void readsATopicOffItsUrl(String url, String server, String topic) {
        assertThat(NtfyTopic.of(url)).contains(new NtfyTopic(server, topic));
    }

    @ParameterizedTest
    @CsvSource({
        "https://ntfy.example.org, https://ntfy.example.org/",
        "https://ntfy.example.org/, https://ntfy.example.org/",
        "http://NTFY.example.org:80, http://ntfy.example.org/",
        "https://example.org/ntfy, https://example.org/ntfy/",
    })
    void knowsAServerHoweverItIsSpelt(URI url, String server) {
        assertThat(NtfyTopic.server(url)).isEqualTo(server);
    }
}
