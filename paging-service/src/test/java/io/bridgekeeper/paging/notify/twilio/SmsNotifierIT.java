package io.bridgekeeper.paging.notify.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgekeeper.paging.notify.Notifier;
import org.junit.jupiter.api.Test;

class SmsNotifierIT extends TwilioNotifierSuite {

    @Override
    Notifier make(TwilioConfig config, TwilioClient client) {
        return new SmsNotifier(config, client);
    }

    @Override
    String resource() {
        return "Messages.json";
    }

    @Test
    void isHeardOfAndNotKeptForLong() {
        send();
        assertThat(lastFields())
                .containsEntry("StatusCallback", "https://bridge.example.org/provider/twilio/sms/" + ID + "/status")
                .containsEntry("ValidityPeriod", "10");
    }

    @Test
    void comesFromAServiceWhereThereIsOne() {
        make(settings().withService("MG1")).send(notice(target(), 1)).await().indefinitely();
        assertThat(lastFields()).containsEntry("MessagingServiceSid", "MG1").doesNotContainKey("From");
    }
}
