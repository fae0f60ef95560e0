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

/**
 * Calls people and tells them notices and messages.
 *
 * <p>What is said first goes along with the order to call, so that it is heard also where the provider does not reach us;
 * what a key does is asked of us. The provider has no key for repeats: a phone may ring twice.
 */
@ApplicationScoped
class VoiceNotifier implements Notifier {

    private final TwilioConfig.Voice config;
    private final TwilioClient client;

    VoiceNotifier(TwilioConfig config, TwilioClient client) {
        this.config = config.voice();
        this.client = client;
    }

    @Override
    public String channel() {
        return "voice";
    }

    @Override
    public int atOnce() {
        return ReceiverClient.AT_ONCE / 2;
    }

    @Override
    public Uni<Delivery> send(Notice notice) {
        String key = client.callback(TwilioPath.voiceKey(notice.id(), 1, false));
        return post(
                notice.id(),
                notice.target(),
                Twiml.ask(SpokenText.of(notice.brief()), key),
                Map.of(
                        "StatusCallback",
                        client.callback(TwilioPath.voiceStatus(notice.id())),
                        "StatusCallbackEvent",
                        "completed"));
    }

    @Override
    public Uni<Delivery> tell(Message message) {
        return post(
                message.id(),
                message.target(),
                Twiml.say(SpokenText.of(message.text())),
                Map.of(
                        "StatusCallback",
                        client.callback(TwilioPath.voiceStatus(message.id())),
                        "StatusCallbackEvent",
                        "completed"));
    }

    @Override
    public Optional<Duration> receiptWithin() {
        return Optional.of(config.receiptWithin());
    }

    @Override
    public Optional<String> objection(String target) {
        return client.isSetUp() && config.from().isPresent()
                ? PhoneNumber.objection(PhoneNumber.normal(target))
                : Optional.of("calls are not set up on this platform");
    }

    private Uni<Delivery> post(UUID id, String target, String twiml, Map<String, String> further) {
        Optional<String> objection = objection(target);
        if (objection.isPresent()) {
            return Uni.createFrom().item(new Delivery.PermanentFailure(objection.get()));
        }
        String number = PhoneNumber.normal(target);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", number);
        fields.put("From", config.from().orElseThrow());
        fields.put("Twiml", twiml);
        fields.put("Timeout", Long.toString(Math.max(5, config.ringFor().toSeconds())));
        if (config.machineDetection()) {
            fields.put("MachineDetection", "Enable");
        }
        fields.putAll(further);
        return client.post(id, channel(), number, "Calls.json", fields);
    }
}
