package io.bridgekeeper.paging.notify.ntfy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.UrlNotifierSuite;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class NtfyNotifierIT extends UrlNotifierSuite {

    private static final String TOKEN = "tk_" + SECRET;

    /** @param url of the server that knows us */
    private record Settings(URI url) implements TestConfig, NtfyConfig {
        @Override
        public List<Server> servers() {
            return List.of(new Server() {
                @Override
                public URI url() {
                    return Settings.this.url();
                }

                @Override
                public String token() {
                    return TOKEN;
                }
            });
        }
    }

    @Override
    protected Notifier make() {
        return new NtfyNotifier(new Settings(URI.create("http://127.0.0.1:" + sink.port())), CLOCK, JSON, vertx);
    }

    @Override
    protected String path() {
        return "/";
    }

    @Override
    protected String targetAt(String origin) {
        return origin + "/" + SECRET;
    }

    @Override
    protected List<String> badTargets() {
        return List.of(
                "",
                "nowhere",
                "ftp://example.org/topic",
                "https://ada:" + SECRET + "@example.org/topic",
                "https://ntfy.example.org/",
                "https://ntfy.example.org/a/" + "x".repeat(65),
                "https://ntfy.example.org/topic?auth=" + SECRET,
                "https://ntfy.example.org/ümlaut");
    }

    @Test
    void showsItsTokenToItsOwnServer() {
        send();
        assertThat(sink.received("/").getFirst().headers()).containsEntry("authorization", "Bearer " + TOKEN);
    }

    @Test
    void showsItsTokenToNobodyElse() {
        sink.answer("/other/", 200);
        notifier.send(notice(targetAt("http://127.0.0.1:" + sink.port() + "/other"), 1))
                .await()
                .indefinitely();
        assertThat(sink.received("/other/"))
                .singleElement()
                .satisfies(received -> assertThat(received.headers()).doesNotContainKey("authorization"));
    }
}
