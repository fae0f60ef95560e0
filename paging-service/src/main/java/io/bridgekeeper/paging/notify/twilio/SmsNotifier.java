package io.bridgekeeper.paging.notify.twilio;

import io.bridgekeeper.paging.notify.Delivery;
import io.bridgekeeper.paging.notify.Message;
import io.bridgekeeper.paging.notify.Notice;
import io.bridgekeeper.paging.notify.Notifier;
import io.bridgekeeper.paging.notify.ReceiverClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sends notices and messages as text messages. The provider has no key for repeats: one may come twice. */
@ApplicationScoped
class SmsNotifier implements Notifier {

    private final TwilioConfig.Sms config;
    private final TwilioClient client;

    SmsNotifier(TwilioConfig config, TwilioClient client) {
        this.config = config.sms();
        this.client = client;
    }

    @Override
    public String channel() {
        return "sms";
    }

    @Override
    public int atOnce() {
        return ReceiverClient.AT_ONCE / 2;
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        return post(
                notice.id(),
                notice.target(),
                SmsText.of(notice.brief()),
                Map.of("StatusCallback", client.callback(TwilioPath.smsStatus(notice.id()))));
    }

    @Override
    public Uni<Delivery> tell(Message message) {
        return post(
                message.id(),
                message.target(),
                SmsText.of(message.text()),
                Map.of("StatusCallback", client.callback(TwilioPath.smsStatus(message.id()))));
    }

    @Override
    public Optional<Duration> receiptWithin() {
        return Optional.of(config.receiptWithin());
    }

    @Override
    public Optional<String> objection(String target) {
        boolean hasSender =
                config.from().isPresent() || config.messagingServiceSid().isPresent();
        return client.isSetUp() && hasSender
                ? PhoneNumber.objection(PhoneNumber.normal(target))
                : Optional.of("text messages are not set up on this platform");
    }

    private Uni<Delivery> post(UUID id, String target, String text, Map<String, String> further) {
        Optional<String> objection = objection(target);
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Delivery.PermanentFailure(objection.get()));
        }
        String number = PhoneNumber.normal(target);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", number);
        config.messagingServiceSid()
                .ifPresentOrElse(
                        service -> fields.put("MessagingServiceSid", service),
                        () -> fields.put("From", config.from().orElseThrow()));
        fields.put("Body", text);
        fields.put("ValidityPeriod", Long.toString(Math.max(1, config.validity().toSeconds())));
        fields.putAll(further);
        return client.post(id, channel(), number, "Messages.json", fields);
    }
}
