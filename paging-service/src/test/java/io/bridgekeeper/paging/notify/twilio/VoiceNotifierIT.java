package io.bridgekeeper.paging.notify.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.Notifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceNotifierIT extends TwilioNotifierSuite {

    @Override
    Notifier make(TwilioConfig config, TwilioClient client) {
        return new VoiceNotifier(config, client);
    }

    @Override
    String resource() {
        return "Calls.json";
    }

    /** Nobody writes an address down that a voice reads out. */
    @Override
    protected List<String> facts() {
        return List.of("Checkout answers 5xx", "Severity 1", "Step 1 for Checkout.");
    }

    @Override
    protected List<String> words() {
        return List.of("Your code", "It is K as in Kilo, 7, P as in Papa, X as in X-ray, 2, M as in Mike");
    }

    @Test
    void saysNoAddress() {
        send();
        assertThat(lastFields().get("Twiml").replaceAll("<[^>]+>|https://bridge.example.org/provider/\\S+", ""))
                .contains("Press 1 to accept")
                .doesNotContain("http");
    }

    @Test
    void isHeardOfWhenTheCallEnds() {
        send();
        assertThat(lastFields())
                .containsEntry("StatusCallback", "https://bridge.example.org/provider/twilio/voice/" + ID + "/status")
                .containsEntry("StatusCallbackEvent", "completed")
                .containsEntry("Timeout", "30")
                .containsEntry("MachineDetection", "Enable");
        assertThat(lastFields().get("Twiml"))
                .contains("action=\"https://bridge.example.org/provider/twilio/voice/" + ID + "/key?round=1\"");
    }
}
