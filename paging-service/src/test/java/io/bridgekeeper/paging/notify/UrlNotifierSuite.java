package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every channel must do besides, whose targets are URLs that people choose. */
public abstract class UrlNotifierSuite extends HttpNotifierSuite {

    /** A target of the channel at another scheme, host and port. */
    protected abstract String targetAt(String origin);

    @Override
    protected String target() {
        return targetAt("http://127.0.0.1:" + sink.port());
    }

    @Override
    protected List<String> badTargets() {
        return List.of(
                "",
                "nowhere",
                "https://",
                targetAt("ftp://example.org"),
                targetAt("https://ada:" + SECRET + "@example.org"),
                "https://exa mple.org/" + SECRET);
    }

    @Test
    void callsNoPrivateAddressThatTheAdminDidNotName() {
        // The sink's address is named as 127.0.0.1; localhost is the same by another name.
        assertThat(notifier.send(notice(targetAt("http://localhost:" + sink.port()), 1))
                        .await()
                        .indefinitely())
                .isEqualTo(
                        new Delivery.PermanentFailure("the host has a private address and is not in the allow-list"));
        assertThat(taken()).isEmpty();
    }
}
