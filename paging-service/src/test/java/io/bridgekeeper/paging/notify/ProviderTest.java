package io.bridgekeeper.paging.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.webpush.PushBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTest {

    @ParameterizedTest
    @CsvSource({
        "https://ntfy.Example.org/topic, ntfy.example.org",
        "http://127.0.0.1:8080/x, 127.0.0.1:8080",
        "ada@example.org, ''",
        "a key, ''",
        "'{\"endpoint\":\"', ''"
    })
    void isTheHostOfAUrlAndElseTheChannelsOnlyOne(String target, String provider) {
        assertThat(Provider.of(target)).isEqualTo(provider);
    }

    /** One push service that hangs does not hold up the browsers of others. */
    @Test
    void isThePushServiceOfABrowser() {
        assertThat(Provider.of(PushBrowser.fresh().target("https://fcm.googleapis.com/fcm/send/x")))
                .isEqualTo("fcm.googleapis.com");
    }
}
