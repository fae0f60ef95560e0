package io.bridgekeeper.gateway.format.cloudevents;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the attributes and the data of an event that is one JSON object. */
final class StructuredMode {

    private StructuredMode() {}

    static Optional<Signal> read(Json sent, String path, Sent whole, Shape shape, Unread unread) {
        if (!(sent instanceof Json.Struct event)) {
            shape.fault(path, "must be an object");
            return Optional.empty();
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        Map<String, Json> attributes = new LinkedHashMap<>(event.members());
        attributes.remove("data");
        attributes.remove("data_base64");
        Json data = event.get("data");
        if (event.get("data_base64") != Json.Nothing.NULL) {
            data = decoded(event, prefix, whole, shape, unread);
        }
        return CloudEvent.read(new Json.Struct(attributes), data, prefix, shape);
    }

    /** Data in Base64 is read where it is JSON; what else it is, no signal can carry. */
    private static Json decoded(Json.Struct event, String prefix, Sent whole, Shape shape, Unread unread) {
        if (!MediaType.isJson(event.text("datacontenttype").orElse(""))) {
            unread.note(prefix + "data_base64");
            return Json.Nothing.NULL;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(event.get("data_base64").words());
            return switch (whole.json(new String(bytes, StandardCharsets.UTF_8))) {
                case Body.Tree(Json value) -> value;
                case Body.Broken(Fault fault) -> {
                    shape.fault(prefix + "data_base64", fault.message());
                    yield Json.Nothing.NULL;
                }
            };
        } catch (IllegalArgumentException e) {
            shape.fault(prefix + "data_base64", "must be Base64");
            return Json.Nothing.NULL;
        }
    }
}
