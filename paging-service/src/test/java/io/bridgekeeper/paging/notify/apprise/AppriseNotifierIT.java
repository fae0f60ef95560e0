package io.bridgekeeper.paging.notify.apprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.HttpNotifierSuite;
import io.bridgekeeper.paging.notify.Notifier;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppriseNotifierIT extends HttpNotifierSuite {

    private record Settings(Optional<URI> url) implements TestConfig, AppriseConfig {}

    @Override
    protected Notifier make() {
        return make(Optional.of("http://127.0.0.1:" + sink.port() + "/"));
    }

    private Notifier make(Optional<String> url) {
        return new AppriseNotifier(new Settings(url.map(URI::create)), CLOCK, JSON, vertx);
    }

    @Override
    protected String path() {
        return "/notify/" + SECRET;
    }

    @Override
    protected String target() {
        return SECRET;
    }

    @Override
    protected List<String> badTargets() {
        return List.of("", "a/b", "../get/" + SECRET, "ü", "x".repeat(65), "mailto://ada:" + SECRET + "@example.org");
    }

    @Test
    void isGivenUpWhereNothingIsUnderTheKey() {
        sink.answer(path(), 204);
        assertThat(send()).isEqualTo(new Delivery.PermanentFailure("Apprise has nothing under this key"));
    }

    @Test
    void saysThatItIsNotSetUp() {
        Notifier none = make(Optional.empty());
        assertThat(none.objection("ada")).contains("Apprise is not set up on this platform");
        assertThat(none.send(notice("ada", 1)).await().indefinitely())
                .isEqualTo(new Delivery.PermanentFailure("Apprise is not set up on this platform"));
    }

    @Test
    void doesNotStartWithAnAddressThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> make(Optional.of("ftp://apprise")));
    }
}
