package io.bridgekeeper.paging.notify.chat;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.bridgekeeper.paging.notify.MessageText;
import io.bridgekeeper.paging.notify.NotifierSuite;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatTextTest {

    @Test
    void escapesWhatSlackAndMattermostWouldReadAsCommands() {
        ChatText text = ChatText.of(NotifierSuite.brief("<!channel> a & b > @all", "SEV1"));
        assertThat(text.text()).isEqualTo("[SEV1] &lt;!channel&gt; a &amp; b &gt; @\u200ball");
        assertThat(text.attachments().getFirst().fallback()).startsWith(text.text());
    }

    @Test
    void cutsWhatIsTooLongBeforeItIsEscaped() {
        ChatText text = ChatText.of(new MessageText("test", "&".repeat(2_000), "x", "https://example.org"));
        assertThat(text.text()).matches("(&amp;)+…");
    }

    @Test
    void namesItsPartsAsTheChatsDo() {
        assertThat(ChatMapper.json(ChatText.of(NotifierSuite.brief())))
                .extracting("attachments", as(list(Map.class)))
                .singleElement(as(MAP))
                .containsEntry("title_link", "https://bridge.example.org/api/paging/pages/1")
                .extractingByKey("fields", as(LIST))
                .contains(Map.of("title", "System", "value", "Checkout", "short", true));
    }
}
