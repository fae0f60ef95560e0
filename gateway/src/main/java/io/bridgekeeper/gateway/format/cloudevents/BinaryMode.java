package io.bridgekeeper.gateway.format.cloudevents;

import io.bridgekeeper.gateway.format.Body;
import io.bridgekeeper.gateway.format.Fault;
import io.bridgekeeper.gateway.format.Json;
import io.bridgekeeper.gateway.format.Sent;
import io.bridgekeeper.gateway.format.Shape;
import io.bridgekeeper.gateway.format.Unread;
import io.bridgekeeper.gateway.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the attributes of an event in its headers; the body is its data. */
final class BinaryMode {

    private static final String PREFIX = "ce-";

    private BinaryMode() {}

    static boolean isOne(Sent sent) {
        return sent.headers().keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
    }

    static Optional<Signal> read(Sent sent, Shape shape, Unread unread) {
        Map<String, Json> attributes = new TreeMap<>();
        sent.headers().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), new Json.Text(HeaderValue.decoded(value)));
            }
        });
        return CloudEvent.read(new Json.Struct(attributes), data(sent, shape, unread), PREFIX, shape);
    }

    private static Json data(Sent sent, Shape shape, Unread unread) {
        String type = sent.header("content-type").orElse("");
        if (sent.bytes().length == 0) {
            return Json.Nothing.NULL;
        }
        if (MediaType.isText(type) && !MediaType.isJson(type)) {
            return new Json.Text(new String(sent.bytes(), StandardCharsets.UTF_8));
        }
        if (!type.isBlank() && !MediaType.isJson(type)) {
            unread.note("data");
            return Json.Nothing.NULL;
        }
        return switch (sent.json()) {
            case Body.Tree(Json value) -> value;
            case Body.Broken(Fault fault) -> {
                shape.fault("", fault.message());
                yield Json.Nothing.NULL;
            }
        };
    }
}
