package io.bridgekeeper.paging.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bridgekeeper.paging.notify.webpush.Subscription;
import io.bridgekeeper.paging.notify.webpush.SubscriptionMapper;
import io.bridgekeeper.problem.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what scripts of devices send. */
final class DeviceMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SECRET = 200;
    private static final String USUAL_NAME = "Browser";

    private DeviceMapper() {}

    /** What stands in a body. */
    sealed interface Reading<T> {

        record Sound<T>(T what) implements Reading<T> {}

        /** @param faults all of them, at least one */
        record Faulty<T>(List<RequestFault> faults) implements Reading<T> {}
    }

    record NewDevice(Subscription subscription, String name) {}

    /** @param secret of the device */
    record Renewal(String secret, Subscription subscription) {

        /** Not the secret: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Renewal[]";
        }
    }

    /** @param secret of the device */
    record Confirmation(String secret, String code) {

        /** Neither: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Confirmation[]";
        }
    }

    static Reading<NewDevice> newDevice(String body) {
        JsonNode json = json(body);
        List<RequestFault> faults = new ArrayList<>();
        Optional<Subscription> subscription = subscription(json, faults);
        String name = json.path("name").asText("").strip();
        if (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            faults.add(new RequestFault("name", "must be text of at most " + LONGEST_NAME + " characters"));
        }
        return read(faults, () -> new NewDevice(subscription.orElseThrow(), name.isEmpty() ? USUAL_NAME : name));
    }

    static Reading<Renewal> renewal(String body) {
        JsonNode json = json(body);
        List<RequestFault> faults = new ArrayList<>();
        String secret = word(json, "secret", faults);
        Optional<Subscription> subscription = subscription(json, faults);
        return read(faults, () -> new Renewal(secret, subscription.orElseThrow()));
    }

    static Reading<Confirmation> confirmation(String body) {
        JsonNode json = json(body);
        List<RequestFault> faults = new ArrayList<>();
        String secret = word(json, "secret", faults);
        String code = word(json, "code", faults);
        return read(faults, () -> new Confirmation(secret, code));
    }

    static Reading<String> receipt(String body) {
        List<RequestFault> faults = new ArrayList<>();
        String receipt = word(json(body), "receipt", faults);
        return read(faults, () -> receipt);
    }

    private interface Made<T> {
        T what();
    }

    private static <T> Reading<T> read(List<RequestFault> faults, Made<T> made) {
        return faults.isEmpty() ? new Reading.Sound<>(made.what()) : new Reading.Faulty<>(List.copyOf(faults));
    }

    private static Optional<Subscription> subscription(JsonNode json, List<RequestFault> faults) {
        return switch (SubscriptionMapper.read(json.path("subscription"))) {
            case Subscription.Reading.Sound(Subscription subscription) -> Optional.of(subscription);
            case Subscription.Reading.Faulty(List<RequestFault> found) -> {
                found.forEach(fault -> faults.add(new RequestFault("subscription." + fault.path(), fault.message())));
                yield Optional.empty();
            }
        };
    }

    private static String word(JsonNode json, String name, List<RequestFault> faults) {
        String word = json.path(name).isTextual() ? json.path(name).textValue() : "";
        if (word.isEmpty() || word.length() > LONGEST_SECRET) {
            faults.add(new RequestFault(name, "must be text of 1 to " + LONGEST_SECRET + " characters"));
        }
        return word;
    }

    /** What is no JSON has nothing of what is asked for. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
