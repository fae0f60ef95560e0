package io.bridgekeeper.paging.notify.webpush;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bridgekeeper.problem.RequestFault;
import java.util.List;
import java.util.Optional;

/** A subscription as JSON: as browsers write it, and in the one spelling in which it is the target of a contact method. */
public final class SubscriptionMapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SubscriptionMapper() {}

    /** What a browser says of itself; fields that we do not know are left out. */
    public static Subscription.Reading read(JsonNode json) {
        JsonNode keys = json.path("keys");
        return Subscription.read(text(json, "endpoint"), text(keys, "p256dh"), text(keys, "auth"));
    }

    /** Of any text. */
    public static Subscription.Reading read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node != null && node.isObject() ? read(node) : none();
        } catch (JsonProcessingException e) {
            return none();
        }
    }

    /** Always the same text for the same subscription. */
    public static String target(Subscription subscription) {
        ObjectNode json = JSON.createObjectNode().put("endpoint", subscription.endpoint());
        json.putObject("keys").put("p256dh", subscription.p256dh()).put("auth", subscription.auth());
        return json.toString();
    }

    /** The subscription behind a target; empty where it is none, or not in the spelling of {@link #target}. */
    static Optional<Subscription> ofTarget(String target) {
        return switch (read(target)) {
            case Subscription.Reading.Sound(Subscription subscription) ->
                Optional.of(subscription).filter(read -> target(read).equals(target));
            case Subscription.Reading.Faulty faulty -> Optional.empty();
        };
    }

    private static Subscription.Reading none() {
        return new Subscription.Reading.Faulty(
                List.of(new RequestFault("", "must be a subscription, as PushSubscription.toJSON() gives it")));
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.textValue() : null;
    }
}
