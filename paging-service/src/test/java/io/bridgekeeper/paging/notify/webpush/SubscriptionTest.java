package io.bridgekeeper.paging.notify.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.problem.RequestFault;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

    private static final String ENDPOINT =
            "https://fcm.googleapis.com/fcm/send/dpH5lCsTSSM:APA91bHqjZxM0VImWWqDRN7U0a3";
    private static final PushBrowser BROWSER = PushBrowser.fresh();
    private static final String SOUND = BROWSER.subscription(ENDPOINT);

    @Test
    void isReadAsABrowserWritesIt() {
        assertThat(SubscriptionMapper.read(SOUND))
                .isEqualTo(
                        new Subscription.Reading.Sound(new Subscription(ENDPOINT, BROWSER.p256dh(), BROWSER.auth())));
    }

    @Test
    void isOneTargetHoweverItWasWritten() {
        String padded = SOUND.replace(BROWSER.auth(), BROWSER.auth() + "==");
        for (String text : List.of(SOUND, padded, " " + SOUND.replace(",", " ,\n"))) {
            assertThat(SubscriptionMapper.target(sound(text))).isEqualTo(BROWSER.target(ENDPOINT));
        }
        assertThat(SubscriptionMapper.ofTarget(BROWSER.target(ENDPOINT))).contains(sound(SOUND));
        assertThat(SubscriptionMapper.ofTarget(SOUND)).isEmpty();
        assertThat(SubscriptionMapper.ofTarget(" " + BROWSER.target(ENDPOINT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://fcm.googleapis.com/x      | must be a URL with https",
                "ftp://fcm.googleapis.com/x       | must be a URL with https",
                "https:///x                       | must be a URL with https",
                "javascript:alert(1)              | must be a URL with https",
                "https://a b/                     | must be a URL",
                "https://me:pw@example.org/x      | must have neither user information nor a fragment",
                "https://example.org/x#y          | must have neither user information nor a fragment",
            })
    void hasAnEndpointOverHttps(String endpoint, String why) {
        assertThat(faults(BROWSER.subscription(endpoint))).containsExactly(new RequestFault("endpoint", why));
    }

    @Test
    void hasAnEndpointThatFits() {
        String fits = "https://example.org/" + "x".repeat(Subscription.LONGEST_ENDPOINT - 20);
        assertThat(SubscriptionMapper.target(sound(BROWSER.subscription(fits))).length())
                .isLessThanOrEqualTo(1_000);
        assertThat(faults(BROWSER.subscription(fits + "x")))
                .extracting(RequestFault::path)
                .containsExactly("endpoint");
    }

    @Test
    void hasAPointThatIsOnTheCurve() {
        byte[] point = Base64.getUrlDecoder().decode(BROWSER.p256dh());
        point[40] ^= 1;
        byte[] compressed = new byte[33];
        compressed[0] = 2;
        byte[] infinity = new byte[65];
        infinity[0] = 4;
        byte[] tooLarge = new byte[65];
        Arrays.fill(tooLarge, (byte) 0xff);
        tooLarge[0] = 4;
        for (byte[] bad : List.of(point, compressed, infinity, tooLarge, new byte[0])) {
            assertThat(faults(SOUND.replace(BROWSER.p256dh(), base64(bad))))
                    .extracting(RequestFault::path)
                    .containsExactly("keys.p256dh");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 32})
    void hasASecretOfSixteenBytes(int length) {
        assertThat(faults(SOUND.replace(BROWSER.auth(), base64(new byte[length]))))
                .extracting(RequestFault::path)
                .containsExactly("keys.auth");
    }

    @Test
    void hasItsFaultsAllToldAtOnce() {
        assertThat(faults("{\"endpoint\":7,\"keys\":{\"auth\":null}}"))
                .extracting(RequestFault::path)
                .containsExactly("endpoint", "keys.p256dh", "keys.auth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "7", "\"x\"", "{", "{} {"})
    void isNothingThatIsNoObject(String text) {
        assertThat(faults(text)).isNotEmpty();
    }

    /** Whatever is sent: a subscription or faults, and never anything else. */
    @Test
    void isSoundOrFaultyWhateverIsSent() {
        Random chance = new Random(8291);
        int sound = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(SOUND);
            for (int changes = chance.nextInt(4); changes > 0; changes--) {
                int at = chance.nextInt(text.length());
                switch (chance.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, (char) chance.nextInt(0x250));
                    default -> text.setCharAt(at, (char) chance.nextInt(128));
                }
            }
            switch (SubscriptionMapper.read(text.toString())) {
                case Subscription.Reading.Sound(Subscription read) -> {
                    sound++;
                    String target = SubscriptionMapper.target(read);
                    assertThat(SubscriptionMapper.ofTarget(target))
                            .as(text.toString())
                            .contains(read);
                    assertThat(read.point()).hasSize(65);
                    assertThat(read.secret()).hasSize(16);
                }
                case Subscription.Reading.Faulty(List<RequestFault> faults) ->
                    assertThat(faults).as(text.toString()).isNotEmpty();
            }
        }
        assertThat(sound).isBetween(2_000, 18_000);
    }

    @ParameterizedTest
    @CsvSource({
        "https://fcm.googleapis.com/fcm/send/x, https://fcm.googleapis.com",
        "https://push.example.org:8443/x, https://push.example.org:8443"
    })
    void namesWhomATokenIsFor(String endpoint, String origin) {
        assertThat(sound(BROWSER.subscription(endpoint)).origin()).isEqualTo(origin);
    }

    @Test
    void tellsNothingInItsText() {
        assertThat(SubscriptionMapper.read(SOUND).toString()).doesNotContain(BROWSER.auth(), "fcm", BROWSER.p256dh());
    }

    private static Subscription sound(String json) {
        return ((Subscription.Reading.Sound) SubscriptionMapper.read(json)).subscription();
    }

    private static List<RequestFault> faults(String json) {
        return ((Subscription.Reading.Faulty) SubscriptionMapper.read(json)).faults();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
