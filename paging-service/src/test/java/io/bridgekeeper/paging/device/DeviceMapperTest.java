package io.bridgekeeper.paging.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.webpush.PushBrowser;
import io.bridgekeeper.problem.RequestFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceMapperTest {

    private static final String SUBSCRIPTION = PushBrowser.fresh().subscription("https://fcm.googleapis.com/x");

    @Test
    void readsADeviceWithItsName() {
        assertThat(device("{\"subscription\":" + SUBSCRIPTION + ",\"name\":\" Chrome on Android \"}"))
                .isEqualTo("Chrome on Android");
        assertThat(device("{\"subscription\":" + SUBSCRIPTION + "}")).isEqualTo("Browser");
    }

    @Test
    void tellsAllThatIsWrong() {
        String name = "x".repeat(101);
        assertThat(faults(DeviceMapper.newDevice("{\"subscription\":{\"keys\":{}},\"name\":\"" + name + "\"}")))
                .extracting(RequestFault::path)
                .containsExactly("subscription.endpoint", "subscription.keys.p256dh", "subscription.keys.auth", "name");
        assertThat(faults(DeviceMapper.renewal("{\"secret\":7}")))
                .extracting(RequestFault::path)
                .containsExactly(
                        "secret", "subscription.endpoint", "subscription.keys.p256dh", "subscription.keys.auth");
        assertThat(faults(DeviceMapper.confirmation("{\"code\":\"" + "x".repeat(201) + "\"}")))
                .extracting(RequestFault::path)
                .containsExactly("secret", "code");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{", "[]", "7", "null", "\"x\"", "{}"})
    void readsNothingInWhatIsNothing(String body) {
        assertThat(faults(DeviceMapper.newDevice(body))).hasSize(3);
        assertThat(faults(DeviceMapper.renewal(body))).hasSize(4);
        assertThat(faults(DeviceMapper.confirmation(body))).hasSize(2);
        assertThat(faults(DeviceMapper.receipt(body))).hasSize(1);
    }

    @Test
    void tellsNoSecretInItsTexts() {
        String body = "{\"secret\":\"bkd_s3cret\",\"code\":\"K7PX2MQA\",\"subscription\":" + SUBSCRIPTION + "}";
        assertThat(DeviceMapper.renewal(body).toString()).doesNotContain("s3cret", "fcm");
        assertThat(DeviceMapper.confirmation(body).toString()).doesNotContain("s3cret", "K7PX");
    }

    private static String device(String body) {
        return ((DeviceMapper.Reading.Sound<DeviceMapper.NewDevice>) DeviceMapper.newDevice(body))
                .what()
                .name();
    }

    private static List<RequestFault> faults(DeviceMapper.Reading<?> reading) {
        return ((DeviceMapper.Reading.Faulty<?>) reading).faults();
    }
}
