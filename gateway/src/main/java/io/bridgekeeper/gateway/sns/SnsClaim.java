package io.bridgekeeper.gateway.sns;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.awssns.SnsAddress;
import io.bridgekeeper.gateway.format.awssns.SnsSignature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a body claims to be: what of it can be said before anything is fetched. The topic comes first, so that nobody but who
 * knows of one makes us fetch a certificate.
 */
sealed interface SnsClaim {

    /** It is to be checked. */
    record Signed(SnsSignature.Signed signature, String topic, Kind kind) implements SnsClaim {}

    /** It cannot be believed, whoever signed it. */
    record NotBySns(String why) implements SnsClaim {}

    /** Its topic is none that the integration believes; who owns it may be anybody. */
    record WrongTopic(String topic) implements SnsClaim {}

    /** What a message that holds asks for. */
    sealed interface Kind {
        record Notification() implements Kind {}

        /** @param address on one of SNS's own hosts */
        record Subscription(String address) implements Kind {}

        record Unsubscription() implements Kind {}
    }

    /** SNS tries for an hour at most, and its clock is a good one. */
    Duration OLDEST = Duration.ofMinutes(75);

    Duration AHEAD = Duration.ofMinutes(5);

    /** A line break would let what is signed be cut otherwise. */
    List<String> ONE_LINE = List.of("MessageId", "Subject", "Timestamp", "Token", "TopicArn", "Type", "SubscribeURL");

    /** @param topics ARNs that are believed */
    static SnsClaim of(Sent sent, Set<String> topics, Instant now) {
        if (sent.header("x-amz-sns-rawdelivery").isPresent()) {
            return new NotBySns("raw message delivery is not signed: turn it off");
        }
        if (!(sent.json() instanceof Body.Tree(Json value) && value instanceof Json.Struct envelope)) {
            return new NotBySns("it must be an envelope of SNS");
        }
        String topic = envelope.text("TopicArn").orElse("");
        if (!topics.contains(topic)) {
            return new WrongTopic(topic);
        }
        for (String member : ONE_LINE) {
            if (envelope.text(member).filter(text -> text.indexOf('\n') >= 0).isPresent()) {
                return new NotBySns(member + " must be one line");
            }
        }
        return switch (SnsSignature.of(envelope)) {
            case SnsSignature.Unsigned(String why) -> new NotBySns(why);
            case SnsSignature.Signed signature -> signed(envelope, signature, topic, now);
        };
    }

    private static SnsClaim signed(Json.Struct envelope, SnsSignature.Signed signature, String topic, Instant now) {
        Optional<Instant> at = envelope.text("Timestamp").flatMap(SnsClaim::instant);
        if (at.filter(time -> time.isAfter(now.minus(OLDEST)) && time.isBefore(now.plus(AHEAD)))
                .isEmpty()) {
            return new NotBySns("Timestamp must be within the last " + OLDEST.toMinutes() + " minutes");
        }
        return switch (envelope.text("Type").orElse("")) {
            case "Notification" -> new Signed(signature, topic, new Kind.Notification());
            case "UnsubscribeConfirmation" -> new Signed(signature, topic, new Kind.Unsubscription());
            case "SubscriptionConfirmation" ->
                envelope.text("SubscribeURL", "SubscribeUrl")
                        .filter(SnsAddress::confirmsSubscriptions)
                        .<SnsClaim>map(address -> new Signed(signature, topic, new Kind.Subscription(address)))
                        .orElseGet(() -> new NotBySns("SubscribeURL must confirm a subscription on a host of SNS"));
            default -> new NotBySns("Type must be one of SNS's own");
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
